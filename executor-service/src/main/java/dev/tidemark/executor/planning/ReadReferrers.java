package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.facts.FactsCache.Lookup;
import dev.tidemark.executor.facts.ManyAtOnce;
import dev.tidemark.executor.registry.RegistryReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what refers to manifests and has no tag: nothing leads there but the registry's own list. It is asked of what is to go only, for it
 * costs a request each, and what stays keeps its referrers anyhow.
 */
@ApplicationScoped
class ReadReferrers {

    private final FactsCache facts;
    private final ManyAtOnce lists = new ManyAtOnce("referrers");

    ReadReferrers(FactsCache facts) {
        this.facts = facts;
    }

    /**
     * The reading with all that refers to the subjects, at any depth; the same reading if nothing was found.
     *
     * @throws dev.tidemark.executor.registry.RegistryException if any of it could not be read
     */
    Reading of(RegistryReader registry, Reading reading, Collection<Digest> subjects) {
        Exploration found = new Exploration(registry, reading.repository(), facts);
        found.know(reading.facts(), reading.unreadable());
        Set<Digest> asked = new HashSet<>();
        Set<Digest> next = new HashSet<>(subjects);
        while (asked.addAll(next)) {
            Set<Digest> before = Set.copyOf(found.facts().keySet());
            found.follow(referrers(registry, reading, found, next));
            next = new HashSet<>(found.facts().keySet());
            next.removeAll(before);
        }
        boolean nothing = found.facts().size() == reading.facts().size()
                && found.unreadable().size() == reading.unreadable().size();
        return nothing ? reading : reading.with(found.facts(), found.unreadable());
    }

    /** Those of them that were not read before. */
    private Set<Digest> referrers(RegistryReader registry, Reading reading, Exploration found, Set<Digest> subjects) {
        Map<Digest, List<Digest>> lists =
                this.lists.ask(subjects, subject -> registry.referrers(reading.repository(), subject));
        Set<Digest> listed = new HashSet<>();
        lists.values().forEach(listed::addAll);
        listed.removeAll(found.facts().keySet());
        Map<Digest, Lookup> read = facts.of(registry, reading.repository(), listed);
        listed.removeIf(digest -> isSomethingElse(read.get(digest), subjects));
        return listed;
    }

    /** Whoever is taken for a follower goes with what it follows: that is for the manifest to say, not for a list. */
    private static boolean isSomethingElse(Lookup lookup, Set<Digest> subjects) {
        return lookup instanceof Lookup.Absent
                || lookup instanceof Lookup.Known known && !isOneOf(subjects, known.facts());
    }

    private static boolean isOneOf(Set<Digest> subjects, ArtifactFacts referrer) {
        return referrer.subject() != null && subjects.contains(referrer.subject());
    }
}
