package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.facts.FactsCache.Lookup;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads a repository completely: first its tags, then where each points, then what those manifests, and their children, say. */
@ApplicationScoped
class ReadRepository {

    private final InventorySource inventories;
    private final FactsCache facts;
    private final Admission admission;
    private final Clock clock;

    ReadRepository(InventorySource inventories, FactsCache facts, Admission admission, Clock clock) {
        this.inventories = inventories;
        this.facts = facts;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Reads the repository as it is now, without tags where the registry does not know it, and does something with it. All of that
     * counts as work on so many tags: what a reading takes is not free before its plan is told.
     *
     * @throws RegistryException if any part of it could not be read
     */
    void read(RegistryReader registry, RepositoryName repository, Consumer<Reading> use) {
        Inventory inventory = inventories.of(registry.name(), repository);
        Instant listed = clock.instant();
        List<Tag> tags = completeListing(registry, repository, inventory);
        admission.admit(tags.size(), () -> use.accept(readTags(registry, repository, inventory, listed, tags)));
    }

    private Reading readTags(
            RegistryReader registry, RepositoryName repository, Inventory inventory, Instant listed, List<Tag> tags) {
        Map<Tag, Digest> pointers = registry.heads(repository, tags).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().digest()));
        Map<Digest, ArtifactFacts> known = new HashMap<>();
        Set<Digest> unreadable = new HashSet<>();
        inventory.facts().forEach(facts::learn);
        readGraph(registry, repository, pointers.values(), known, unreadable);
        return new Reading(registry.name(), repository, pointers, known, unreadable, inventory, listed);
    }

    /** A listing of less than half of what was known may be cut short by something that does not say so: a second one must agree. */
    private List<Tag> completeListing(RegistryReader registry, RepositoryName repository, Inventory inventory) {
        Optional<List<Tag>> tags = registry.tags(repository);
        if (tags.isEmpty() && !inventory.tags().isEmpty()) {
            // A 404 is believed only while the registry itself answers.
            registry.ping();
        }
        int count = tags.map(List::size).orElse(0);
        if (count * 2 < inventory.tags().size()) {
            Optional<List<Tag>> again = registry.tags(repository);
            if (!again.map(HashSet::new).equals(tags.map(HashSet::new))) {
                throw new RegistryException("two listings of " + repository + " disagree: " + count + " tags, then "
                        + again.map(List::size).orElse(0) + ", where "
                        + inventory.tags().size() + " were known");
            }
        }
        return tags.orElse(List.of());
    }

    private void readGraph(
            RegistryReader registry,
            RepositoryName repository,
            Collection<Digest> roots,
            Map<Digest, ArtifactFacts> known,
            Set<Digest> unreadable) {
        Set<Digest> seen = new HashSet<>(roots);
        Set<Digest> next = Set.copyOf(roots);
        while (!next.isEmpty()) {
            Set<Digest> children = new HashSet<>();
            facts.of(registry, repository, next).forEach((digest, lookup) -> {
                if (lookup instanceof Lookup.Known found) {
                    known.put(digest, found.facts());
                    found.facts().children().stream().filter(seen::add).forEach(children::add);
                } else if (lookup instanceof Lookup.Unreadable) {
                    unreadable.add(digest);
                }
            });
            next = children;
        }
    }
}
