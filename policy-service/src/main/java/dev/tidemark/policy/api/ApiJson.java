package dev.tidemark.policy.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.tidemark.policy.error.RefusedException;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads strictly: a member that is not known, or is not what it has to be, is a mistake and is said to be one. */
final class ApiJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Enum, config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    private ApiJson() {}

    /** @throws RefusedException with 400 if it cannot be read */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = body == null || body.length == 0 ? null : MAPPER.readValue(body, type);
            if (value == null) {
                throw new RefusedException(400, "the body is missing");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw new RefusedException(400, "there is no member \"" + unknown.getPropertyName() + "\"");
        } catch (JsonMappingException wrong) {
            throw new RefusedException(400, "\"" + path(wrong) + "\" is not what it has to be");
        } catch (JsonProcessingException malformed) {
            throw new RefusedException(400, "the body is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read what is in memory", e);
        }
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(reference -> reference.getFieldName() == null
                        ? Integer.toString(reference.getIndex())
                        : reference.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
