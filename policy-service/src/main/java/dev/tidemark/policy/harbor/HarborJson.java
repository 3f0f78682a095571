package dev.tidemark.policy.harbor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.policy.error.RefusedException;
import java.io.IOException;

/** Reads and writes as Go would: types are not bent on the way in, and keys are in order on the way out. */
final class HarborJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private HarborJson() {}

    /**
     * Reads a request's body.
     *
     * @param name of the parameter, as the contract has it
     * @throws RefusedException with 422 if it is missing or cannot be read
     */
    static <T> T read(byte[] body, Class<T> type, String name) {
        if (body == null || body.length == 0) {
            throw unprocessable(name + " in body is required");
        }
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw unprocessable(name + " in body is required");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw unprocessable("parsing " + name + " body from \"\" failed, because " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what is in memory", e);
        }
    }

    /** Reads a document that is no request's body. */
    static <T> T parse(String document, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(document, type);
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

    static RefusedException unprocessable(String problem) {
        return new RefusedException(422, "validation failure list:\n" + problem);
    }
}
