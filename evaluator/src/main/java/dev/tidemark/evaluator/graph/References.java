package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Decision.Role;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who holds whom among the manifests of a repository. References to what is not in the repository do not count, nor does one to itself.
 * Everything is in the order of digests, whatever order it came in.
 */
public final class References {

    private final SortedMap<Digest, Manifest> manifests = new TreeMap<>();
    private final Map<String, SortedSet<Digest>> byKey = new HashMap<>();
    private final Map<Digest, SortedSet<Digest>> children = new HashMap<>();
    private final Map<Digest, SortedSet<Digest>> parents = new HashMap<>();
    private final Map<Digest, SortedSet<Digest>> referrers = new HashMap<>();
    private final Map<Digest, SortedSet<Digest>> subjects = new HashMap<>();
    private final Map<Digest, Role> roles = new HashMap<>();

    private References(Collection<Manifest> all) {
        for (Manifest manifest : all) {
            manifests.put(manifest.digest(), manifest);
            add(byKey, AttachedTag.key(manifest.digest()), manifest.digest());
        }
        all.forEach(this::link);
        all.forEach(manifest -> roles.put(manifest.digest(), role(manifest)));
    }

    public static References among(Collection<Manifest> manifests) {
        return new References(manifests);
    }

    public Collection<Manifest> manifests() {
        return manifests.values();
    }

    public Manifest manifest(Digest digest) {
        return manifests.get(digest);
    }

    /**
     * What a manifest is to the others. One that carries a tag of its own is judged by the rules, whatever else it is: nothing that
     * somebody named goes unjudged.
     */
    public Role role(Digest digest) {
        return roles.get(digest);
    }

    /** What it holds: children, then referrers. */
    public List<Digest> held(Digest digest) {
        return Stream.concat(of(children, digest).stream(), of(referrers, digest).stream())
                .distinct()
                .toList();
    }

    /** What holds it: its subjects, then the indexes that list it. */
    public List<Digest> holders(Digest digest) {
        return Stream.concat(of(subjects, digest).stream(), of(parents, digest).stream())
                .distinct()
                .toList();
    }

    /** Whether it holds anything, or is held by anything. */
    public boolean isLinked(Digest digest) {
        return children.containsKey(digest)
                || parents.containsKey(digest)
                || referrers.containsKey(digest)
                || subjects.containsKey(digest);
    }

    /** Those that hold anything, or are held by anything. */
    public Set<Digest> linked() {
        Set<Digest> linked = new HashSet<>(children.keySet());
        linked.addAll(parents.keySet());
        linked.addAll(referrers.keySet());
        linked.addAll(subjects.keySet());
        return linked;
    }

    boolean isChild(Digest digest, Digest index) {
        return of(children, index).contains(digest);
    }

    private Role role(Manifest manifest) {
        Digest digest = manifest.digest();
        if (manifest.tags().stream().anyMatch(tag -> subjects(digest, tag).isEmpty())) {
            return Role.CANDIDATE;
        }
        if (!of(subjects, digest).isEmpty()) {
            return Role.REFERRER;
        }
        return of(parents, digest).isEmpty() ? Role.CANDIDATE : Role.CHILD;
    }

    private void link(Manifest manifest) {
        Digest digest = manifest.digest();
        manifest.children().forEach(child -> link(children, parents, digest, child));
        if (manifest.subject() != null) {
            link(referrers, subjects, manifest.subject(), digest);
        }
        manifest.tags()
                .forEach(tag -> subjects(digest, tag).forEach(subject -> link(referrers, subjects, subject, digest)));
    }

    private void link(
            Map<Digest, SortedSet<Digest>> down, Map<Digest, SortedSet<Digest>> up, Digest holder, Digest held) {
        if (!holder.equals(held) && manifests.containsKey(holder) && manifests.containsKey(held)) {
            add(down, holder, held);
            add(up, held, holder);
        }
    }

    private Set<Digest> subjects(Digest digest, Tag tag) {
        return AttachedTag.subjectKey(tag)
                .map(key -> byKey.getOrDefault(key, Collections.emptySortedSet()))
                .filter(found -> !found.contains(digest))
                .orElse(Collections.emptySortedSet());
    }

    private static <K> void add(Map<K, SortedSet<Digest>> map, K key, Digest value) {
        map.computeIfAbsent(key, none -> new TreeSet<>()).add(value);
    }

    private static SortedSet<Digest> of(Map<Digest, SortedSet<Digest>> map, Digest digest) {
        return map.getOrDefault(digest, Collections.emptySortedSet());
    }
}
