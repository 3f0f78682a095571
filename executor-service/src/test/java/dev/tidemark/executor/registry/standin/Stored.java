package dev.tidemark.executor.registry.standin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a repository holds. */
final class Stored {

    final Map<String, String> digestByTag = new LinkedHashMap<>();
    final Map<String, Manifest> manifests = new HashMap<>();
    final Map<String, byte[]> blobs = new HashMap<>();

    record Manifest(String mediaType, byte[] bytes) {}

    String digestOf(String reference) {
        return reference.contains(":") ? reference : digestByTag.get(reference);
    }

    /** Whether a manifest refers to the digest; good enough for what tests push. */
    boolean isReferredTo(String digest) {
        return manifests.values().stream()
                .map(manifest -> new String(manifest.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .anyMatch(text -> text.contains("\"manifests\"") && text.contains(digest));
    }
}
