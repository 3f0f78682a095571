package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.MediaTypes;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.facts.FactsCache.Lookup;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lives in a repository at this moment.
 *
 * @param tags where every listed tag points
 * @param tagged whatever any tag points at
 * @param digests what a tag points at that nobody condemned there, and everything that those refer to
 * @param parents by child, the indexes under any tag that refer to it: as long as one of them is there, it needs the child
 * @param isOpaque whether something living may refer to anything, because nobody can tell what it is
 */
record Living(
        Map<Tag, Digest> tags,
        Set<Digest> tagged,
        Set<Digest> digests,
        Map<Digest, Set<Digest>> parents,
        boolean isOpaque) {

    /**
     * Lists the repository's tags, looks where each points, and follows what lives to all that it needs.
     *
     * @param condemned where the plan's condemned tags pointed when they were condemned
     * @return empty if the registry does not know the repository
     * @throws dev.tidemark.executor.registry.RegistryException if any of it could not be read
     */
    static Optional<Living> look(
            RegistryReader registry, RepositoryName repository, Map<Tag, Digest> condemned, FactsCache facts) {
        return registry.tags(repository).map(tags -> look(registry, repository, tags, condemned, facts));
    }

    private static Living look(
            RegistryReader registry,
            RepositoryName repository,
            List<Tag> listed,
            Map<Tag, Digest> condemned,
            FactsCache facts) {
        Map<Tag, Digest> tags = new HashMap<>();
        Set<Digest> alive = new HashSet<>();
        Set<Digest> indexes = new HashSet<>();
        for (Map.Entry<Tag, Head> entry : registry.heads(repository, listed).entrySet()) {
            Head head = entry.getValue();
            tags.put(entry.getKey(), head.digest());
            if (!head.digest().equals(condemned.get(entry.getKey()))) {
                alive.add(head.digest());
            }
            // An image needs no other manifest, so only what is, or may be, an index has to be read.
            if (!MediaTypes.isImage(head.mediaType())) {
                indexes.add(head.digest());
            }
        }
        Needs needs = new Needs(registry, repository, facts);
        needs.follow(common(indexes, alive));
        alive.addAll(needs.parents.keySet());
        boolean opaque = needs.opaque;
        indexes.removeAll(alive);
        needs.follow(indexes);
        return new Living(tags, new HashSet<>(tags.values()), alive, needs.parents, opaque);
    }

    private static Set<Digest> common(Set<Digest> some, Set<Digest> others) {
        Set<Digest> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    /** Everything that a set of manifests refers to, at any depth, and what refers to it. */
    private static final class Needs {

        private final RegistryReader registry;
        private final RepositoryName repository;
        private final FactsCache facts;
        private final Map<Digest, Set<Digest>> parents = new HashMap<>();
        private boolean opaque;

        Needs(RegistryReader registry, RepositoryName repository, FactsCache facts) {
            this.registry = registry;
            this.repository = repository;
            this.facts = facts;
        }

        void follow(Set<Digest> roots) {
            Set<Digest> next = roots;
            while (!next.isEmpty()) {
                Set<Digest> children = new HashSet<>();
                for (Lookup lookup : facts.of(registry, repository, next).values()) {
                    if (lookup instanceof Lookup.Known known) {
                        opaque |= !MediaTypes.isKnown(known.facts().mediaType());
                        children.addAll(adopt(known.facts()));
                    } else if (lookup instanceof Lookup.Unreadable) {
                        opaque = true;
                    }
                }
                next = children;
            }
        }

        /** Notes whose the children are; returns those that were nobody's before, for they were not read yet. */
        private Set<Digest> adopt(ArtifactFacts index) {
            Set<Digest> orphans = new HashSet<>();
            for (Digest child : index.children()) {
                Set<Digest> known = parents.computeIfAbsent(child, c -> new HashSet<>());
                if (known.isEmpty()) {
                    orphans.add(child);
                }
                known.add(index.digest());
            }
            return orphans;
        }
    }
}
