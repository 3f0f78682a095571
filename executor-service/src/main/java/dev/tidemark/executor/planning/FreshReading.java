package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.registry.RegistryReader;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** A repository as a task would see it that is the first to come there: nothing is known but what the registry tells now. */
public final class FreshReading {

    private FreshReading() {}

    /**
     * Reads all of it; a repository the registry does not know is empty. Creation times do not count as push times in it.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if any part of it could not be read
     */
    public static Snapshot of(RegistryReader registry, RepositoryName repository, Clock clock) {
        ReadRepository repositories = new ReadRepository(
                (name, unknown, cause) -> Inventory.EMPTY, new FactsCache(), new Admission(Integer.MAX_VALUE), clock);
        AtomicReference<Snapshot> snapshot = new AtomicReference<>();
        repositories.read(registry, repository, reading -> snapshot.set(Snapshots.of(reading, false)));
        return snapshot.get();
    }
}
