package dev.tidemark.policy.artifactory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;

/** Reads without bending types, so that what is sent back is what was sent; members that nobody here knows are ignored. */
final class ArtifactoryJson {

    private static final int LONGEST_DETAIL = 300;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                    LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private ArtifactoryJson() {}

    /**
     * Reads a request's body.
     *
     * @throws dev.tidemark.policy.error.RefusedException with 400 if it is missing or cannot be read
     */
    static <T> T read(byte[] body, Class<T> type) {
        if (body == null || body.length == 0) {
            throw ArtifactoryRefusals.badRequest("The request has no body");
        }
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw ArtifactoryRefusals.badRequest("The request's body is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw ArtifactoryRefusals.badRequest("The request's body cannot be read: " + shortened(e));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what is in memory", e);
        }
    }

    private static String shortened(JsonProcessingException e) {
        String detail = e.getOriginalMessage();
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    /** Reads what {@link #write} wrote. */
    static <T> T readStored(String document, Class<T> type) {
        try {
            return MAPPER.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a stored document", e);
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }
}
