package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.registry.ToldArtifact;
import java.time.Instant;
import java.util.Map;

/**
 * What a registry tells of a repository by itself, which nobody then has to observe.
 *
 * @param artifacts by digest
 * @param pullsKnownSince from when on it noticed every pull; null where pulls are known only by chance
 * @param deletesTags whether it can delete a tag and leave its manifest; null where its kind does not say
 */
record Testimony(Map<Digest, ToldArtifact> artifacts, Instant pullsKnownSince, Boolean deletesTags) {

    /** Of a registry that tells nothing. */
    static final Testimony NONE = new Testimony(Map.of(), null, null);

    Testimony {
        artifacts = Map.copyOf(artifacts);
    }
}
