package dev.tidemark.executor.registry.harbor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.executor.registry.oci.Created;
import dev.tidemark.executor.registry.oci.MediaType;
import dev.tidemark.executor.registry.oci.Texts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Harbor read in a manifest, and in an image's configuration, when they were pushed. It tells one size of all bytes together, which
 * of an index counts the children's again. It does not tell what an artifact refers to as
 * its subject: those whose subject is there it keeps out of its listings, as accessories.
 */
record ToldFacts(Digest digest, String mediaType, JsonNode artifact) {

    ArtifactFacts facts() throws IOException {
        boolean index = MediaType.isIndex(mediaType);
        return new ArtifactFacts(
                digest,
                mediaType,
                artifactType(index),
                0,
                index ? 0 : Math.max(0, artifact.path("size").asLong()),
                created(),
                children(),
                null,
                index ? Map.of() : labels(),
                Texts.read(artifact.path("annotations")));
    }

    /** Before Harbor 2.11 only the media type of the configuration is told. */
    private String artifactType(boolean index) {
        String type = artifact.path("artifact_type").asText("");
        String config = index ? "" : artifact.path("media_type").asText("");
        return !type.isEmpty() ? type : config.isEmpty() ? null : config;
    }

    private Instant created() {
        Instant configured = isImage() ? Created.parse(attributes().path("created")) : null;
        return configured == null ? Created.parse(artifact.path("annotations").path(Created.ANNOTATION)) : configured;
    }

    private List<Digest> children() throws IOException {
        List<Digest> children = new ArrayList<>();
        for (JsonNode reference : artifact.path("references")) {
            children.add(HarborArtifact.digest(reference.path("child_digest")));
        }
        return children;
    }

    private Map<String, String> labels() {
        if (!isImage()) {
            // Harbor calls some images by another name, and then keeps nothing of their configuration.
            boolean renamed = MediaType.isImageConfiguration(
                    artifact.path("artifact_type").asText(""));
            return renamed ? null : Map.of();
        }
        JsonNode config = attributes().path("config");
        return config.isObject() ? Texts.read(config.path("Labels")) : null;
    }

    /** Of anything else the attributes are what its makers put there. */
    private boolean isImage() {
        return MediaType.isImageConfiguration(artifact.path("media_type").asText(""));
    }

    private JsonNode attributes() {
        return artifact.path("extra_attrs");
    }
}
