package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Snapshot;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads what a repository holds for somebody who only wants to look: the same that a plan would be made of, and nothing is made of it.
 * What no tag names is found by the inventory's memory, and is there only if the registry still has it.
 */
@ApplicationScoped
public class LookIntoRepository {

    private final ReadRepository repositories;
    private final Registries registries;

    LookIntoRepository(ReadRepository repositories, Registries registries) {
        this.repositories = repositories;
        this.registries = registries;
    }

    /**
     * Everything in it; nothing where the registry does not know it.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if any part of it could not be read
     */
    public Optional<Snapshot> of(RegistryName registry, RepositoryName repository) {
        RegistryReader reader = registries.reader(registry);
        AtomicReference<Snapshot> seen = new AtomicReference<>();
        repositories.read(
                reader,
                repository,
                reading -> seen.set(Snapshots.of(reading, registries.createdCountsAsPushed(registry))));
        boolean isThere = !seen.get().artifacts().isEmpty() || reader.isKnown(repository);
        return isThere ? Optional.of(seen.get()) : Optional.empty();
    }
}
