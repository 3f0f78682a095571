package dev.tidemark.policy.harbor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.json.WireJson;

/** Reads and writes as Go would: types are not bent on the way in, and keys are in order on the way out. */
public final class HarborJson {

    private static final WireJson JSON = new WireJson(JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build());

    private HarborJson() {}

    /** What Harbor says of the parameter of that name. */
    private record Refusals(String name) implements WireJson.Refusals {

        @Override
        public RuntimeException empty() {
            return unprocessable(name + " in body is required");
        }

        @Override
        public RuntimeException nothing() {
            return empty();
        }

        @Override
        public RuntimeException unreadable(JsonProcessingException cause) {
            return unprocessable("parsing " + name + " body from \"\" failed, because " + cause.getOriginalMessage());
        }
    }

    /**
     * Reads a request's body.
     *
     * @param name of the parameter, as the contract has it
     * @throws RefusedException with 422 if it is missing or cannot be read
     */
    public static <T> T read(byte[] body, Class<T> type, String name) {
        return JSON.read(body, type, new Refusals(name));
    }

    /** Reads a document that is no request's body. */
    public static <T> T parse(String document, Class<T> type) throws JsonProcessingException {
        return JSON.parse(document, type);
    }

    /** Reads what {@link #write} wrote. */
    public static <T> T readStored(String document, Class<T> type) {
        return JSON.readStored(document, type);
    }

    public static String write(Object value) {
        return JSON.write(value);
    }

    public static RefusedException unprocessable(String problem) {
        return new RefusedException(422, "validation failure list:\n" + problem);
    }
}
