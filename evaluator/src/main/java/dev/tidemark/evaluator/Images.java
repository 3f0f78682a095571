package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.rule.Stamp;
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

    private final Map<Digest, Artifact> artifacts = new HashMap<>();

    Images(Snapshot snapshot) {
        boolean anyIndex = snapshot.artifacts().stream().anyMatch(Images::isIndex);
        if (anyIndex) {
            snapshot.artifacts().forEach(artifact -> artifacts.put(artifact.digest(), artifact));
        }
    }

    Traits traits(Artifact artifact) {
        ArtifactFacts facts = artifact.facts();
        if (facts == null) {
            return Traits.UNKNOWN;
        }
        String mediaType = MediaTypes.bare(facts.mediaType());
        return new Traits(facts, mediaType, types(artifact), leaves(artifact, Images::isIndex));
    }

    private Collection<String> types(Artifact artifact) {
        Collection<ArtifactFacts> declaring =
                leaves(artifact, one -> isIndex(one) && one.facts().artifactType() == null);
        if (declaring == null || declaring.stream().anyMatch(facts -> facts.artifactType() == null)) {
            return null;
        }
        return declaring.stream().map(ArtifactFacts::artifactType).distinct().toList();
    }

    /** What it leads to where that leads no further, it may be itself; null if something on the way is not there, or not readable. */
    private Collection<ArtifactFacts> leaves(Artifact artifact, Predicate<Artifact> leadsOn) {
        List<ArtifactFacts> leaves = new ArrayList<>();
        Set<Digest> visited = new HashSet<>(Set.of(artifact.digest()));
        Deque<Artifact> open = new ArrayDeque<>(List.of(artifact));
        while (!open.isEmpty()) {
            Artifact one = open.remove();
            if (!leadsOn.test(one)) {
                leaves.add(one.facts());
            } else {
                for (Digest digest : one.facts().children()) {
                    Artifact child = artifacts.get(digest);
                    if (child == null || child.facts() == null) {
                        return null;
                    }
                    if (visited.add(digest)) {
                        open.add(child);
                    }
                }
            }
        }
        return leaves;
    }

    /** Null if it is unknown, or there was none. */
    TimeEvidence lastPullOfChildren(Artifact artifact) {
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
