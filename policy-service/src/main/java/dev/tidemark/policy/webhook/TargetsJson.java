package dev.tidemark.policy.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What columns hold as JSON. */
final class TargetsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TargetsJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot store " + value.getClass().getSimpleName(), e);
        }
    }

    static List<Target> targets(String json) {
        return read(json, new TypeReference<>() {});
    }

    static List<String> texts(String json) {
        return read(json, new TypeReference<>() {});
    }

    static Target target(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            // Its cause would show what the column holds.
            throw new IllegalStateException("cannot read stored webhooks");
        }
    }
}
