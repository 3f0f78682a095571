package dev.tidemark.executor.registry.standin;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** What names the digest as its subject, sorted; good enough for what tests push. */
    List<String> referrersOf(String digest) {
        return manifests.entrySet().stream()
                .filter(entry -> new String(entry.getValue().bytes(), StandardCharsets.UTF_8)
                        .matches("(?s).*\"subject\":\\{[^}]*" + digest + ".*"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether a manifest refers to the digest; good enough for what tests push. */
    boolean isReferredTo(String digest) {
        return manifests.values().stream()
                .map(manifest -> new String(manifest.bytes(), StandardCharsets.UTF_8))
                .anyMatch(text -> text.contains("\"manifests\"") && text.contains(digest));
    }
}
