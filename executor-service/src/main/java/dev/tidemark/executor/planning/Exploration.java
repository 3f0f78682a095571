package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.facts.FactsCache.Lookup;
import dev.tidemark.executor.registry.RegistryReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Follows manifests to all that they refer to, at any depth, and notes what each of them says. */
final class Exploration {

    private final RegistryReader registry;
    private final RepositoryName repository;
    private final FactsCache cache;
    private final Map<Digest, ArtifactFacts> facts = new HashMap<>();
    private final Set<Digest> unreadable = new HashSet<>();
    private final Set<Digest> absent = new HashSet<>();

    Exploration(RegistryReader registry, RepositoryName repository, FactsCache cache) {
        this.registry = registry;
        this.repository = repository;
        this.cache = cache;
    }

    /** Takes these for explored. */
    void know(Map<Digest, ArtifactFacts> known, Set<Digest> unreadableOnes) {
        facts.putAll(known);
        unreadable.addAll(unreadableOnes);
    }

    /** Goes on from these, which somebody just saw, or something that is there refers to. */
    void follow(Collection<Digest> roots) {
        Set<Digest> next = unexplored(roots);
        while (!next.isEmpty()) {
            next = unexplored(note(cache.of(registry, repository, next)));
        }
    }

    /** Goes on from those of these that are still there. */
    void followPresent(Collection<Digest> roots) {
        follow(note(cache.present(registry, repository, unexplored(roots))));
    }

    /** Of the manifests that could be read. */
    Map<Digest, ArtifactFacts> facts() {
        return facts;
    }

    /** Those that are there and could not be read. */
    Set<Digest> unreadable() {
        return unreadable;
    }

    /** Those that are not there. */
    Set<Digest> absent() {
        return absent;
    }

    private Set<Digest> unexplored(Collection<Digest> digests) {
        Set<Digest> unexplored = new HashSet<>(digests);
        unexplored.removeAll(facts.keySet());
        unexplored.removeAll(unreadable);
        unexplored.removeAll(absent);
        return unexplored;
    }

    /** What those that were found refer to. */
    private Set<Digest> note(Map<Digest, Lookup> lookups) {
        Set<Digest> children = new HashSet<>();
        lookups.forEach((digest, lookup) -> {
            if (lookup instanceof Lookup.Known known) {
                facts.put(digest, known.facts());
                children.addAll(known.facts().children());
            } else if (lookup instanceof Lookup.Unreadable) {
                unreadable.add(digest);
            } else {
                absent.add(digest);
            }
        });
        return children;
    }
}
