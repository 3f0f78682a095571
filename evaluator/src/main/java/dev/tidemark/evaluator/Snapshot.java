package dev.tidemark.evaluator;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * All that is known of a repository at one moment: every tag of a complete listing, and every manifest they lead to.
 *
 * @param artifacts in any order
 * @param deletesTags whether the registry can delete a tag and leave its manifest
 * @param pullsKnownSince from when on no pull went unnoticed, so that an artifact without a later one was not pulled since; null if pulls
 *     are known only by chance
 * @throws IllegalArgumentException if a digest, or a tag, is there twice
 */
public record Snapshot(
        RepositoryName repository, List<Artifact> artifacts, boolean deletesTags, Instant pullsKnownSince) {

    public Snapshot {
        Objects.requireNonNull(repository, "repository");
        artifacts = List.copyOf(artifacts);
        refuseRepeats(artifacts);
    }

    private static void refuseRepeats(List<Artifact> artifacts) {
        Set<Digest> digests = new HashSet<>();
        Set<Tag> tags = new HashSet<>();
        for (Artifact artifact : artifacts) {
            if (!digests.add(artifact.digest())) {
                throw new IllegalArgumentException("artifact twice: " + artifact.digest());
            }
            for (TagSeen seen : artifact.tags()) {
                if (!tags.add(seen.tag())) {
                    throw new IllegalArgumentException("tag twice: " + seen.tag());
                }
            }
        }
    }
}
