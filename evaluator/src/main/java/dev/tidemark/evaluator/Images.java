package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.rule.Stamp;
import dev.tidemark.evaluator.rule.Traits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        return traits(artifact, new HashSet<>());
    }

    /** Null if it is unknown, or there was none. */
    TimeEvidence lastPullOfChildren(Artifact artifact) {
        return isIndex(artifact) ? lastPullOfChildren(artifact, new HashSet<>()) : null;
    }

    private Traits traits(Artifact artifact, Set<Digest> visited) {
        if (artifact == null || artifact.facts() == null || !visited.add(artifact.digest())) {
            return Traits.UNKNOWN;
        }
        List<Traits> children = artifact.facts().children().stream()
                .distinct()
                .map(child -> traits(artifacts.get(child), visited))
                .toList();
        return Traits.of(artifact.facts(), MediaTypes.bare(artifact.facts().mediaType()), children);
    }

    private TimeEvidence lastPullOfChildren(Artifact artifact, Set<Digest> visited) {
        TimeEvidence last = null;
        for (Digest digest : artifact.facts().children()) {
            Artifact child = artifacts.get(digest);
            if (child != null && visited.add(digest)) {
                last = Stamp.later(last, child.lastPull());
                last = isIndex(child) ? Stamp.later(last, lastPullOfChildren(child, visited)) : last;
            }
        }
        return last;
    }

    private static boolean isIndex(Artifact artifact) {
        return artifact.facts() != null && !artifact.facts().children().isEmpty();
    }
}
