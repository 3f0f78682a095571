package dev.tidemark.executor.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.registry.ArtifactFacts;
import java.util.HashMap;
import java.util.Map;

/** Labels and annotations: texts by key. Without any there are none; those that are no texts, or too long to be kept, are unknown. */
public final class Texts {

    private Texts() {}

    /** The texts, or null. */
    public static Map<String, String> read(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        int length = 0;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String text = field.getValue().asText();
            length += field.getKey().length() + text.length();
            if (!field.getValue().isTextual() || length > ArtifactFacts.MAX_TEXT) {
                return null;
            }
            texts.put(field.getKey(), text);
        }
        return texts;
    }
}
