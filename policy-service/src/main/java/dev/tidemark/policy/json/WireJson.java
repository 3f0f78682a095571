package dev.tidemark.policy.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;

/** The JSON of one API: what its clients send, what is kept of it, and what they are answered. */
public final class WireJson {

    /** What the API answers to a body that it cannot use. */
    public interface Refusals {

        /** There is no body. */
        RuntimeException empty();

        /** The body is {@code null}. */
        RuntimeException nothing();

        /** It is no JSON, or not what it has to be. */
        RuntimeException unreadable(JsonProcessingException cause);
    }

    private final ObjectMapper mapper;

    public WireJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Settings by which a number is no text, a text no number, 1.5 no 1, and what comes after the document a mistake. */
    public static JsonMapper.Builder exact() {
        return JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(LogicalType.Textual, textual -> {
                    textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                });
    }

    /** Reads a request's body, or fails with what the API says of it. */
    public <T> T read(byte[] body, Class<T> type, Refusals refusals) {
        if (body == null || body.length == 0) {
            throw refusals.empty();
        }
        T value;
        try {
            value = mapper.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw refusals.unreadable(e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what is in memory", e);
        }
        if (value == null) {
            throw refusals.nothing();
        }
        return value;
    }

    /** Reads a document that is no request's body. */
    public <T> T parse(String document, Class<T> type) throws JsonProcessingException {
        return mapper.readValue(document, type);
    }

    /** Reads what {@link #write} wrote. */
    public <T> T readStored(String document, Class<T> type) {
        try {
            return parse(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a stored document", e);
        }
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }
}
