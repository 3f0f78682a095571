package dev.tidemark.evaluator.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.evaluator.Artifact;
import dev.tidemark.evaluator.MediaTypes;
import dev.tidemark.evaluator.TagSeen;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A manifest of a repository.
 *
 * @param mediaType null if unknown: it may then refer to anything
 * @param artifactType what it declares itself to be, else its configuration's media type; null if it declares nothing, which is unknown
 *     where the media type is
 * @param size bytes, of manifest, configuration and layers; decides nothing
 * @param pushedAt when the manifest itself was pushed, null if unknown
 * @param pulledAt when it was last pulled, by whatever name, null if unknown or never
 * @param createdAt the image's own creation time, null if unknown
 * @param labels of the image's configuration, null if unknown
 * @param annotations of the manifest, null if unknown
 * @param subject what it is a referrer of, null if it is none
 * @param children what it refers to as an index; null if that is unknown, which it never is of an image
 * @param tags all tags that point at it; null counts as none
 * @param unreadable whether the manifest is there and cannot be read; null counts as false
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArtifactDocument(
        String digest,
        String mediaType,
        String artifactType,
        Long size,
        String pushedAt,
        String pulledAt,
        String createdAt,
        Map<String, String> labels,
        Map<String, String> annotations,
        String subject,
        List<String> children,
        List<TagDocument> tags,
        Boolean unreadable) {

    static ArtifactDocument of(Artifact artifact) {
        ArtifactFacts facts = artifact.facts();
        return facts == null ? unreadable(artifact) : readable(artifact, facts);
    }

    private static ArtifactDocument unreadable(Artifact artifact) {
        return new ArtifactDocument(
                artifact.digest().value(),
                null,
                null,
                null,
                Times.told(artifact.pushed()),
                Times.any(artifact.pulled()),
                null,
                null,
                null,
                null,
                null,
                tags(artifact),
                true);
    }

    private static ArtifactDocument readable(Artifact artifact, ArtifactFacts facts) {
        return new ArtifactDocument(
                facts.digest().value(),
                facts.mediaType().isEmpty() ? null : facts.mediaType(),
                facts.artifactType(),
                facts.size() + facts.contentSize(),
                Times.told(artifact.pushed()),
                Times.any(artifact.pulled()),
                facts.created() == null ? null : facts.created().toString(),
                facts.labels(),
                facts.annotations(),
                facts.subject() == null ? null : facts.subject().value(),
                facts.children().stream().map(Digest::value).toList(),
                tags(artifact),
                null);
    }

    private static List<TagDocument> tags(Artifact artifact) {
        return artifact.tags().stream().map(TagDocument::of).toList();
    }

    /**
     * @param created what an image's own creation time counts as where no push time is told
     * @param takenAt when the snapshot was taken, null if unknown
     */
    Artifact toArtifact(TimeSource created, Instant takenAt) {
        TimeEvidence pushed = Times.of(pushedAt, TimeSource.REGISTRY, "pushedAt");
        TimeEvidence pulled = Times.of(pulledAt, TimeSource.REGISTRY, "pulledAt");
        Instant own = Times.instant(createdAt, "createdAt");
        List<TagSeen> seen = tagsSeen(pushed == null ? Times.created(own, created, takenAt) : pushed);
        if (pushed == null && seen.isEmpty()) {
            pushed = Times.created(own, TimeSource.CREATED_ONLY, takenAt);
        }
        return new Artifact(new Digest(digest), isReadable() ? facts(own) : null, seen, pushed, pulled);
    }

    /** An index whose children nobody knows is as good as unread: it may hold anything. */
    private boolean isReadable() {
        boolean holdsUnknown = children == null && mediaType != null && MediaTypes.isIndex(mediaType);
        return !Boolean.TRUE.equals(unreadable) && !holdsUnknown;
    }

    private ArtifactFacts facts(Instant created) {
        return new ArtifactFacts(
                new Digest(digest),
                mediaType == null ? "" : mediaType,
                artifactType,
                0,
                size == null ? 0 : size,
                created,
                Listed.of(children, "children").stream()
                        .map(ArtifactDocument::child)
                        .toList(),
                subject == null ? null : referred(subject, "subject"),
                Listed.texts(labels, "labels"),
                Listed.texts(annotations, "annotations"));
    }

    private List<TagSeen> tagsSeen(TimeEvidence otherwise) {
        return Listed.of(tags, "tags").stream().map(tag -> tag.toTag(otherwise)).toList();
    }

    private static Digest child(String digest) {
        return referred(digest, "children");
    }

    private static Digest referred(String digest, String member) {
        try {
            return new Digest(digest);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(member + ": " + e.getMessage(), e);
        }
    }
}
