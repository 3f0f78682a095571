package dev.tidemark.standalone.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A manifest as it was pushed: its bytes, what it says it is, and what it refers to. */
record Manifest(Digest digest, String mediaType, byte[] content, JsonNode document) {

    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    static Manifest of(Digest digest, String mediaType, byte[] content) {
        try {
            var document = JSON.readTree(content);
            if (document == null || !document.isObject()) {
                throw new Refusal(Code.MANIFEST_INVALID, "a manifest is a JSON object");
            }
            return new Manifest(digest, mediaType, content, document);
        } catch (IOException e) {
            throw new Refusal(Code.MANIFEST_INVALID, "the manifest is not JSON");
        }
    }

    /** Configuration and layers. */
    List<Digest> blobs() {
        var blobs = new ArrayList<Digest>();
        digestOf(document.path("config")).ifPresent(blobs::add);
        document.path("layers").forEach(layer -> {
            // Layers kept elsewhere are not pushed.
            if (!layer.has("urls")) {
                digestOf(layer).ifPresent(blobs::add);
            }
        });
        return blobs;
    }

    /** The manifests of an index. */
    List<Digest> children() {
        var children = new ArrayList<Digest>();
        document.path("manifests").forEach(child -> digestOf(child).ifPresent(children::add));
        return children;
    }

    /** The manifest this one is about, as a signature is about an image. */
    Optional<Digest> subject() {
        return digestOf(document.path("subject"));
    }

    String artifactType() {
        var own = document.path("artifactType").asText("");
        return own.isEmpty() ? document.path("config").path("mediaType").asText("") : own;
    }

    private static Optional<Digest> digestOf(JsonNode descriptor) {
        var text = descriptor.path("digest").asText("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!Digest.isDigest(text)) {
            throw new Refusal(Code.MANIFEST_INVALID, "the manifest has a digest this registry cannot check");
        }
        return Optional.of(new Digest(text));
    }
}
