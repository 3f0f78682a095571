package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.rule.Stamp;
import dev.tidemark.evaluator.rule.Told;
import dev.tidemark.evaluator.rule.Traits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks at an index as at the images it stands for: whoever pulls one of them uses it, and their labels are what people gave it. Clients
 * pull images of an index by digest, so that the index itself may look unused.
 */
final class Images {

    /** Those that an index refers to. */
    private final Map<Digest, Artifact> artifacts = new HashMap<>();
    /** Artifacts are many, and what they declare themselves to be is one of a few. */
    private final Map<String, Told> declared = new HashMap<>();

    Images(Snapshot snapshot) {
        Set<Digest> children = new HashSet<>();
        for (Artifact artifact : snapshot.artifacts()) {
            if (isIndex(artifact)) {
                children.addAll(artifact.facts().children());
            }
        }
        for (Artifact artifact : children.isEmpty() ? List.<Artifact>of() : snapshot.artifacts()) {
            if (children.contains(artifact.digest())) {
                artifacts.put(artifact.digest(), artifact);
            }
        }
    }

    Traits traits(Artifact artifact) {
        ArtifactFacts facts = artifact.facts();
        if (facts == null) {
            return Traits.UNKNOWN;
        }
        String mediaType = MediaTypes.bare(facts.mediaType());
        if (facts.artifactType() != null && !isIndex(artifact)) {
            Told declares = declared.computeIfAbsent(facts.artifactType(), type -> new Told(Set.of(type), true));
            return new Traits(facts, mediaType, declares, List.of(facts));
        }
        return new Traits(facts, mediaType, types(artifact), images(artifact));
    }

    /** What declares nothing, and is not understood either, may be anything. */
    private Told types(Artifact artifact) {
        Collection<Artifact> asked = reached(artifact, one -> one.facts().artifactType() == null);
        Set<String> types = new HashSet<>();
        boolean all = true;
        for (Artifact one : asked) {
            ArtifactFacts facts = one == null ? null : one.facts();
            if (facts != null && facts.artifactType() != null) {
                types.add(facts.artifactType());
            } else {
                all &= facts != null && MediaTypes.isKnown(facts.mediaType());
            }
        }
        return new Told(types, all);
    }

    /** Null if one of them is not there, or not readable. */
    private Collection<ArtifactFacts> images(Artifact artifact) {
        List<ArtifactFacts> images = new ArrayList<>();
        for (Artifact one : reached(artifact, any -> true)) {
            if (one == null || one.facts() == null) {
                return null;
            }
            if (!isIndex(one)) {
                images.add(one.facts());
            }
        }
        return images;
    }

    /** Itself and all that it leads to, null for what is not there, as far as they are readable and lead on. */
    private Collection<Artifact> reached(Artifact artifact, Predicate<Artifact> leadsOn) {
        List<Artifact> reached = new ArrayList<>();
        Set<Digest> visited = new HashSet<>(Set.of(artifact.digest()));
        Deque<Artifact> open = new ArrayDeque<>(List.of(artifact));
        while (!open.isEmpty()) {
            Artifact one = open.remove();
            reached.add(one);
            if (isIndex(one) && leadsOn.test(one)) {
                for (Digest digest : one.facts().children()) {
                    if (!artifacts.containsKey(digest)) {
                        reached.add(null);
                    } else if (visited.add(digest)) {
                        open.add(artifacts.get(digest));
                    }
                }
            }
        }
        return reached;
    }

    /** Null if it is unknown, or there was none. */
    TimeEvidence lastPullOfChildren(Artifact artifact) {
        if (!isIndex(artifact)) {
            return null;
        }
        TimeEvidence last = null;
        Set<Digest> visited = new HashSet<>();
        Deque<Artifact> open = new ArrayDeque<>(List.of(artifact));
        while (!open.isEmpty()) {
            Artifact one = open.remove();
            for (Digest digest : isIndex(one) ? one.facts().children() : List.<Digest>of()) {
                Artifact child = artifacts.get(digest);
                if (child != null && visited.add(digest)) {
                    last = Stamp.later(last, child.lastPull());
                    open.add(child);
                }
            }
        }
        return last;
    }

    private static boolean isIndex(Artifact artifact) {
        return artifact.facts() != null && !artifact.facts().children().isEmpty();
    }
}
