package dev.tidemark.policy.swr;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.gateway.GatewayArtifact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A tag on SWR's wire. What is not known here, contents of manifests among it, is empty.
 *
 * @param id made of names, since nobody keeps rows of tags here
 * @param created when the image says that it was made; null where it does not
 * @param updated when it was pushed last, or else when it was made
 * @param type 0 for a manifest, 1 for an index
 */
@JsonPropertyOrder(alphabetic = true)
record SwrTag(
        long id,
        @JsonProperty("repo_id") long repositoryId,
        @JsonProperty("Tag") String tag,
        @JsonProperty("image_id") String imageId,
        String manifest,
        String digest,
        int schema,
        String path,
        @JsonProperty("internal_path") String internalPath,
        long size,
        @JsonProperty("is_trusted") boolean isTrusted,
        String created,
        String updated,
        String deleted,
        @JsonProperty("domain_id") String domainId,
        boolean scanned,
        @JsonProperty("tag_type") int type) {

    static SwrTag of(SwrPlace place, GatewayArtifact artifact, GatewayArtifact.Tag tag) {
        String path = place.repository() + ":" + tag.name();
        return new SwrTag(
                number(path),
                number(place.repository().value()),
                tag.name(),
                artifact.digest().hex(),
                "",
                artifact.digest().value(),
                2,
                path,
                path,
                artifact.size(),
                false,
                text(artifact.created()),
                text(tag.pushed() == null ? artifact.created() : tag.pushed()),
                null,
                "",
                false,
                artifact.children().isEmpty() ? 0 : 1);
    }

    private static String text(Instant time) {
        return time == null ? null : SwrTime.of(time);
    }

    /** Small enough for clients that know no larger ones than 2^53. */
    private static long number(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits() >>> 12;
    }
}
