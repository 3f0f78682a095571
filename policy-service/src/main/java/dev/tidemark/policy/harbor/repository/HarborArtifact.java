package dev.tidemark.policy.harbor.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.catalogue.Repository;
import dev.tidemark.policy.gateway.GatewayArtifact;
import dev.tidemark.policy.harbor.HarborTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An artifact on Harbor's wire. Numbers are made of the digest, so that they are the same whenever somebody asks.
 *
 * @param tags null where the client does not want them, or there are none, as Harbor has it
 */
@JsonPropertyOrder(alphabetic = true)
record HarborArtifact(
        long id,
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("media_type") String mediaType,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("manifest_media_type") String manifestMediaType,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("artifact_type") String artifactType,
        @JsonProperty("project_id") int project,
        @JsonProperty("repository_id") int repository,
        @JsonProperty("repository_name") String repositoryName,
        String digest,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long size,
        @JsonProperty("push_time") String pushTime,
        @JsonProperty("pull_time") String pullTime,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> annotations,
        List<Reference> references,
        List<Tag> tags,
        List<String> labels,
        List<String> accessories) {

    /** A tag on Harbor's wire. */
    @JsonPropertyOrder(alphabetic = true)
    record Tag(
            long id,
            @JsonProperty("artifact_id") long artifact,
            @JsonProperty("repository_id") int repository,
            String name,
            @JsonProperty("push_time") String pushTime,
            @JsonProperty("pull_time") String pullTime,
            boolean immutable) {

        static Tag of(GatewayArtifact.Tag tag, GatewayArtifact artifact, Repository repository) {
            return new Tag(
                    HarborArtifacts.number(repository, tag.name()),
                    HarborArtifacts.number(repository, artifact.digest().value()),
                    repository.id(),
                    tag.name(),
                    time(tag.pushed() == null ? artifact.pushed() : tag.pushed()),
                    time(tag.pulled()),
                    tag.immutable());
        }
    }

    /** A child of an index on Harbor's wire. */
    @JsonPropertyOrder(alphabetic = true)
    record Reference(
            @JsonProperty("parent_id") long parent,
            @JsonProperty("child_id") long child,
            @JsonProperty("child_digest") String digest) {}

    static HarborArtifact of(GatewayArtifact artifact, Repository repository, boolean withTags) {
        long id = HarborArtifacts.number(repository, artifact.digest().value());
        List<Reference> references = artifact.children().stream()
                .map(child -> new Reference(id, HarborArtifacts.number(repository, child.value()), child.value()))
                .toList();
        return new HarborArtifact(
                id,
                HarborArtifactType.of(artifact),
                artifact.artifactType() == null ? artifact.mediaType() : artifact.artifactType(),
                artifact.mediaType(),
                artifact.artifactType(),
                repository.project(),
                repository.id(),
                repository.name().value(),
                artifact.digest().value(),
                artifact.size(),
                time(artifact.pushed() == null ? artifact.created() : artifact.pushed()),
                time(artifact.pulled()),
                artifact.annotations(),
                references.isEmpty() ? null : references,
                withTags && !artifact.tags().isEmpty() ? tags(artifact, repository) : null,
                null,
                null);
    }

    static List<Tag> tags(GatewayArtifact artifact, Repository repository) {
        return artifact.tags().stream()
                .map(tag -> Tag.of(tag, artifact, repository))
                .toList();
    }

    private static String time(Instant time) {
        return time == null ? HarborTime.NEVER : HarborTime.inMillis(time);
    }
}
