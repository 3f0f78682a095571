package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of each condemned manifest what its deletion can free. */
final class Freeing {

    private final Map<Digest, FreedBytes> manifests = new HashMap<>();

    Freeing(Snapshot snapshot) {
        for (Artifact artifact : snapshot.artifacts()) {
            ArtifactFacts facts = artifact.facts();
            if (facts != null) {
                manifests.put(artifact.digest(), freed(facts));
            }
        }
    }

    /** Nobody vouches for sizes, and none is worth a plan that is not made. */
    private static FreedBytes freed(ArtifactFacts facts) {
        return new FreedBytes(Math.max(0, facts.size()), Math.max(0, facts.contentSize()));
    }

    List<Condemned> tell(List<Condemned> going) {
        return going.stream().map(this::tell).toList();
    }

    private Condemned tell(Condemned one) {
        return one.withManifest()
                ? new Condemned(one.digest(), one.tags(), true, one.follows(), manifests.get(one.digest()))
                : one;
    }
}
