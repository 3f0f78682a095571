package dev.tidemark.policy.artifactory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.tidemark.policy.json.WireJson;

/** Reads without bending types, so that what is sent back is what was sent; members that nobody here knows are ignored. */
final class ArtifactoryJson {

    private static final int LONGEST_DETAIL = 300;

    private static final WireJson JSON = new WireJson(WireJson.exact()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());

    private static final WireJson.Refusals REFUSALS = new WireJson.Refusals() {

        @Override
        public RuntimeException empty() {
            return ArtifactoryRefusals.badRequest("The request has no body");
        }

        @Override
        public RuntimeException nothing() {
            return ArtifactoryRefusals.badRequest("The request's body is null");
        }

        @Override
        public RuntimeException unreadable(JsonProcessingException cause) {
            return ArtifactoryRefusals.badRequest("The request's body cannot be read: " + shortened(cause));
        }
    };

    private ArtifactoryJson() {}

    /**
     * Reads a request's body.
     *
     * @throws dev.tidemark.policy.error.RefusedException with 400 if it is missing or cannot be read
     */
    static <T> T read(byte[] body, Class<T> type) {
        return JSON.read(body, type, REFUSALS);
    }

    private static String shortened(JsonProcessingException e) {
        String detail = e.getOriginalMessage();
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    /** Reads what {@link #write} wrote. */
    static <T> T readStored(String document, Class<T> type) {
        return JSON.readStored(document, type);
    }

    static String write(Object value) {
        return JSON.write(value);
    }
}
