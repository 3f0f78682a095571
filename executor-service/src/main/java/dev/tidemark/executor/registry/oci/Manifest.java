package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A manifest's own words, of any of the known media types. What contradicts itself is not read but refused. */
final class Manifest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Digest digest;
    private final String mediaType;
    private final int size;
    private final JsonNode body;

    private Manifest(Digest digest, String mediaType, int size, JsonNode body) {
        this.digest = digest;
        this.mediaType = mediaType;
        this.size = size;
        this.body = body;
    }

    /**
     * Reads one.
     *
     * @param declared the media type it was sent with
     * @throws IOException if it is not a manifest, or can be read as two different ones
     */
    static Manifest parse(Digest digest, String declared, byte[] bytes) throws IOException {
        if (!declared.isEmpty() && !MediaType.isKnown(declared) && !isGeneric(declared)) {
            return new Manifest(digest, declared, bytes.length, JSON.createObjectNode());
        }
        JsonNode body = JSON.readTree(bytes);
        expect(body.isObject(), "it is not an object");
        expect(!(body.has("manifests") && (body.has("layers") || body.has("config"))), "it is an index and an image");
        String own = body.path("mediaType").asText("");
        boolean contradiction = MediaType.isKnown(declared) && !own.isEmpty() && !own.equals(declared);
        expect(!contradiction, "it was sent as " + declared + " and calls itself something else");
        return new Manifest(digest, own.isEmpty() ? declared : own, bytes.length, body);
    }

    /** The facts, with what its configuration added. */
    ArtifactFacts facts(Configuration configuration) throws IOException {
        return new ArtifactFacts(
                digest,
                mediaType,
                artifactType(),
                size,
                contentSize(),
                configuration.created() == null ? annotatedTime() : configuration.created(),
                MediaType.isIndex(mediaType) ? digests("manifests") : List.of(),
                body.hasNonNull("subject") ? digestOf(body.path("subject")) : null,
                configuration.labels(),
                isUnderstood() ? Texts.read(body.path("annotations")) : null,
                isUnderstood() ? contents() : null);
    }

    /** Whether all that it says was read. */
    boolean isUnderstood() {
        return MediaType.isKnown(mediaType);
    }

    /** Whether it is an image with a configuration that describes it, and not, say, a chart with one of its own kind. */
    boolean hasImageConfiguration() {
        return MediaType.isImage(mediaType)
                && MediaType.isImageConfiguration(
                        body.path("config").path("mediaType").asText(""));
    }

    /** Where its configuration is, unless that is too long to be one. */
    Optional<Digest> readableConfiguration() throws IOException {
        JsonNode config = body.path("config");
        return config.path("size").asLong(0) <= BlobGet.MAX_BYTES ? Optional.of(digestOf(config)) : Optional.empty();
    }

    private String artifactType() {
        String type = body.path("artifactType").asText("");
        String configType = body.path("config").path("mediaType").asText("");
        return !type.isEmpty() ? type : configType.isEmpty() ? null : configType;
    }

    private Instant annotatedTime() {
        return Created.parse(body.path("annotations").path(Created.ANNOTATION));
    }

    private long contentSize() {
        long total = 0;
        for (JsonNode blob : descriptors()) {
            total = total + sizeOf(blob) < total ? Long.MAX_VALUE : total + sizeOf(blob);
        }
        return total;
    }

    /** Null where they are too many, or something is no blob: then nobody knows what is shared. */
    private List<Blob> contents() {
        List<Blob> contents = new ArrayList<>();
        for (JsonNode descriptor : descriptors()) {
            String named = descriptor.path("digest").asText("");
            if (!Digest.isDigest(named) || contents.size() == ArtifactFacts.MAX_CONTENTS) {
                return null;
            }
            contents.add(new Blob(new Digest(named), sizeOf(descriptor)));
        }
        return contents;
    }

    private List<JsonNode> descriptors() {
        List<JsonNode> descriptors = new ArrayList<>();
        if (body.hasNonNull("config")) {
            descriptors.add(body.path("config"));
        }
        body.path("layers").forEach(descriptors::add);
        body.path("blobs").forEach(descriptors::add);
        return descriptors;
    }

    private List<Digest> digests(String field) throws IOException {
        JsonNode list = body.path(field);
        expect(list.isArray(), "it has no list of " + field);
        List<Digest> digests = new ArrayList<>();
        for (JsonNode descriptor : list) {
            digests.add(digestOf(descriptor));
        }
        return digests;
    }

    private static long sizeOf(JsonNode descriptor) {
        return Math.max(0, descriptor.path("size").asLong(0));
    }

    private static Digest digestOf(JsonNode descriptor) throws IOException {
        String digest = descriptor.path("digest").asText("");
        expect(Digest.isDigest(digest), "it refers to something that is no digest");
        return new Digest(digest);
    }

    private static boolean isGeneric(String declared) {
        return declared.equals("application/json")
                || declared.equals("application/octet-stream")
                || declared.startsWith("text/");
    }

    private static void expect(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
