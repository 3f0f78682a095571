package dev.tidemark.policy.swr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.tidemark.policy.json.WireJson;

/** Reads what clients send, without bending types: a number is no text. */
final class SwrJson {

    private static final WireJson JSON = new WireJson(WireJson.exact()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());

    private static final WireJson.Refusals REFUSALS = new WireJson.Refusals() {

        @Override
        public RuntimeException empty() {
            return SwrError.MISSING_PARAMETER.refusal("the body is empty");
        }

        @Override
        public RuntimeException nothing() {
            return SwrError.MISSING_PARAMETER.refusal("the body is null");
        }

        @Override
        public RuntimeException unreadable(JsonProcessingException cause) {
            return SwrError.BAD_BODY.refusal(cause.getOriginalMessage());
        }
    };

    private SwrJson() {}

    /**
     * Reads a request's body.
     *
     * @throws SwrException if there is none, or it cannot be read
     */
    static <T> T read(byte[] body, Class<T> type) {
        return JSON.read(body, type, REFUSALS);
    }

    /** Reads what {@link #write} wrote. */
    static <T> T readStored(String document, Class<T> type) {
        return JSON.readStored(document, type);
    }

    static String write(Object value) {
        return JSON.write(value);
    }
}
