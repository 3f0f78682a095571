package dev.tidemark.evaluator.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A repository as its registry shows it, as a JSON document. Times are RFC 3339; whatever is null is unknown.
 *
 * @param complete false where it is not the whole repository, of which nothing can be planned; null counts as true
 * @param takenAt when it was taken, null if unknown; an image that claims to be made later is not believed
 * @param pullEvidenceSince from when on no pull went unnoticed, so that an artifact without a later one was not pulled since; null if
 *     pulls are known only by chance
 * @param deletesTags whether the registry can delete a tag and leave its manifest; null counts as true
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotDocument(
        String repository,
        Boolean complete,
        String takenAt,
        String pullEvidenceSince,
        Boolean deletesTags,
        List<ArtifactDocument> artifacts) {

    /** What a snapshot says, in the order of digests. Push times that are only guessed from creation times are left out. */
    public static SnapshotDocument of(Snapshot snapshot, Instant takenAt) {
        Instant pulls = snapshot.pullsKnownSince();
        return new SnapshotDocument(
                snapshot.repository().value(),
                true,
                takenAt.toString(),
                pulls == null ? null : pulls.toString(),
                snapshot.deletesTags(),
                snapshot.artifacts().stream()
                        .sorted(Comparator.comparing(Artifact::digest))
                        .map(ArtifactDocument::of)
                        .toList());
    }

    /** The same, in which pulls are known from then on unless it says otherwise itself. */
    public SnapshotDocument withPullsKnownSince(Instant otherwise) {
        return pullEvidenceSince != null
                ? this
                : new SnapshotDocument(repository, complete, takenAt, otherwise.toString(), deletesTags, artifacts);
    }

    /**
     * The snapshot to plan on. Its times count as told by the registry.
     *
     * @param created what an image's own creation time counts as where no push time is told: {@link TimeSource#CREATED}, or
     *     {@link TimeSource#CREATED_ONLY} where it may only retain
     * @throws InvalidSnapshotException if it is incomplete, or what it says is impossible
     */
    public Snapshot toSnapshot(TimeSource created) {
        if (Boolean.FALSE.equals(complete)) {
            throw new InvalidSnapshotException(
                    "the snapshot is not complete: on a part of a repository nothing can be planned");
        }
        try {
            return snapshot(created);
        } catch (IllegalArgumentException e) {
            throw new InvalidSnapshotException("snapshot", e);
        }
    }

    private Snapshot snapshot(TimeSource created) {
        require(repository, "repository");
        require(artifacts, "artifacts");
        RepositoryName name = new RepositoryName(repository);
        Instant taken = Times.instant(takenAt, "takenAt");
        Instant pulls = Times.instant(pullEvidenceSince, "pullEvidenceSince");
        List<Artifact> all = new ArrayList<>(artifacts.size());
        for (ArtifactDocument artifact : Listed.of(artifacts, "artifacts")) {
            all.add(artifact(artifact, created, taken, all.size()));
        }
        return new Snapshot(name, all, !Boolean.FALSE.equals(deletesTags), pulls);
    }

    private static Artifact artifact(ArtifactDocument artifact, TimeSource created, Instant taken, int place) {
        require(artifact.digest(), "artifacts[" + place + "].digest");
        try {
            return artifact.toArtifact(created, taken);
        } catch (IllegalArgumentException e) {
            String named = Digest.isDigest(artifact.digest()) ? " " + artifact.digest() : "";
            throw new IllegalArgumentException("artifacts[" + place + "]" + named + ": " + e.getMessage(), e);
        }
    }

    private static void require(Object member, String name) {
        if (member == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
