package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of each condemned manifest what its deletion can free. */
final class Freeing {

    private final Snapshot snapshot;

    Freeing(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Nobody vouches for sizes, and none is worth a plan that is not made. */
    private static FreedBytes freed(ArtifactFacts facts) {
        return new FreedBytes(Math.max(0, facts.size()), Math.max(0, facts.contentSize()));
    }

    List<Condemned> tell(List<Condemned> going) {
        Set<Digest> manifests = going.stream()
                .filter(Condemned::withManifest)
                .map(Condemned::digest)
                .collect(Collectors.toSet());
        Map<Digest, FreedBytes> freed = new HashMap<>();
        for (Artifact artifact : manifests.isEmpty() ? List.<Artifact>of() : snapshot.artifacts()) {
            if (artifact.facts() != null && manifests.contains(artifact.digest())) {
                freed.put(artifact.digest(), freed(artifact.facts()));
            }
        }
        return going.stream().map(one -> tell(one, freed)).toList();
    }

    private static Condemned tell(Condemned one, Map<Digest, FreedBytes> freed) {
        return one.withManifest()
                ? new Condemned(one.digest(), one.tags(), true, one.follows(), freed.get(one.digest()))
                : one;
    }
}
