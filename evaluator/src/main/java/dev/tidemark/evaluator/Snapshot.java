package dev.tidemark.evaluator;

import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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

    /** The same of a registry that can, or cannot. */
    Snapshot deletingTags(boolean can) {
        return new Snapshot(repository, artifacts, can, pullsKnownSince);
    }

    private static void refuseRepeats(List<Artifact> artifacts) {
        refuseRepeats(artifacts.stream().map(Artifact::digest), "artifact");
        refuseRepeats(
                artifacts.stream().flatMap(artifact -> artifact.tags().stream().map(TagSeen::tag)), "tag");
    }

    private static void refuseRepeats(Stream<?> names, String what) {
        Set<Object> seen = new HashSet<>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " twice: " + name);
            }
        });
    }
}
