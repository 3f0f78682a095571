package dev.tidemark.executor.deletion;

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
 * @param digests what a tag points at that nobody condemned there, and everything that those refer to
 * @param isOpaque whether something living may refer to anything, because nobody can tell what it is
 */
record Living(Map<Tag, Digest> tags, Set<Digest> digests, boolean isOpaque) {

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
        Set<Digest> indexes = new HashSet<>();
        Needs needs = new Needs(registry, repository, facts);
        for (Map.Entry<Tag, Head> entry : registry.heads(repository, listed).entrySet()) {
            Head head = entry.getValue();
            tags.put(entry.getKey(), head.digest());
            if (!head.digest().equals(condemned.get(entry.getKey()))) {
                needs.digests.add(head.digest());
                // An image needs no other manifest, so only what is, or may be, an index has to be read.
                if (!MediaTypes.isImage(head.mediaType())) {
                    indexes.add(head.digest());
                }
            }
        }
        needs.follow(indexes);
        return new Living(Map.copyOf(tags), Set.copyOf(needs.digests), needs.opaque);
    }

    /** Everything that a set of manifests refers to, at any depth. */
    private static final class Needs {

        private final RegistryReader registry;
        private final RepositoryName repository;
        private final FactsCache facts;
        private final Set<Digest> digests = new HashSet<>();
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
                        known.facts().children().stream().filter(digests::add).forEach(children::add);
                    } else if (lookup instanceof Lookup.Unreadable) {
                        opaque = true;
                    }
                }
                next = children;
            }
        }
    }
}
