package dev.tidemark.executor.selection;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The repositories of registries, listed completely and shared by executions as long as the listing is fresh enough for them. */
@ApplicationScoped
public class Catalogue {

    private final Registries registries;
    private final Clock clock;
    private final Map<RegistryName, Listings> listings = new ConcurrentHashMap<>();

    Catalogue(Registries registries, Clock clock) {
        this.registries = registries;
        this.clock = clock;
    }

    /**
     * All repositories of the registry, from a listing that was begun no earlier than the instant.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if the listing could not be completed
     */
    public List<RepositoryName> repositories(RegistryName registry, Instant notBefore) {
        return listings.computeIfAbsent(registry, Listings::new).since(notBefore);
    }

    private record Listing(Instant begun, List<RepositoryName> names) {}

    /** One registry's newest listing; whoever needs a newer one makes it, and the others wait for that one. */
    private final class Listings {

        private final RegistryName registry;
        private volatile Listing newest;

        Listings(RegistryName registry) {
            this.registry = registry;
        }

        /** Whom the newest serves does not wait for a newer one that is being made. */
        List<RepositoryName> since(Instant notBefore) {
            Listing there = newest;
            return isFreshEnough(there, notBefore) ? there.names() : listedSince(notBefore);
        }

        private synchronized List<RepositoryName> listedSince(Instant notBefore) {
            if (!isFreshEnough(newest, notBefore)) {
                newest = list();
            }
            return newest.names();
        }

        private static boolean isFreshEnough(Listing listing, Instant notBefore) {
            return listing != null && !listing.begun().isBefore(notBefore);
        }

        private Listing list() {
            Instant begun = clock.instant();
            List<RepositoryName> names = new ArrayList<>();
            registries.reader(registry).repositories(names::addAll);
            return new Listing(begun, names.stream().distinct().sorted().toList());
        }
    }
}
