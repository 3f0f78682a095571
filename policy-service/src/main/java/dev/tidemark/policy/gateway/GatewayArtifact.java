package dev.tidemark.policy.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tidemark.contracts.registry.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An artifact of a repository, as its registry has it now.
 *
 * @param mediaType null where its manifest could not be read, like all that a manifest says
 * @param artifactType what it declares itself to be, or its configuration's media type; null where neither is said
 * @param size of all of it, in bytes
 * @param created when the image says that it was made; null where it does not
 * @param pushed the latest push of it or its tags, null if none is known
 * @param pulled the latest pull by any of its names, null if none is known
 * @param children of an index
 * @param subject what it refers to, null where it does not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayArtifact(
        Digest digest,
        String mediaType,
        String artifactType,
        long size,
        Instant created,
        Instant pushed,
        Instant pulled,
        List<Digest> children,
        Digest subject,
        Map<String, String> annotations,
        List<Tag> tags) {

    public GatewayArtifact {
        children = children == null ? List.of() : List.copyOf(children);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** A tag that points at it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Tag(String name, Instant pushed, Instant pulled, boolean immutable) {}

    /** All of a repository. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listing(List<GatewayArtifact> items) {}
}
