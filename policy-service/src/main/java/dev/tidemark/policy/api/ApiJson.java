package dev.tidemark.policy.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.policy.json.WireJson;
import java.util.stream.Collectors;

/** Reads strictly: a member that is not known, or is not what it has to be, is a mistake and is said to be one. */
public final class ApiJson {

    static final ObjectMapper MAPPER = WireJson.exact()
            .addModule(new JavaTimeModule())
            .addModule(new Words())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A number of any size is one, and not infinity.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Enum, config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    private static final WireJson JSON = new WireJson(MAPPER);

    private static final WireJson.Refusals REFUSALS = new WireJson.Refusals() {

        @Override
        public RuntimeException empty() {
            return ProblemException.malformed(null, "the body is missing");
        }

        @Override
        public RuntimeException nothing() {
            return empty();
        }

        @Override
        public RuntimeException unreadable(JsonProcessingException cause) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                String name = unknown.getPropertyName();
                return ProblemException.malformed(path(unknown), "there is no member \"" + name + "\"");
            }
            if (cause instanceof JsonMappingException wrong) {
                return ProblemException.malformed(path(wrong), "\"" + path(wrong) + "\" is not what it has to be");
            }
            return ProblemException.malformed(null, "the body is not JSON");
        }
    };

    private ApiJson() {}

    /** @throws ProblemException with 400 if it cannot be read */
    public static <T> T read(byte[] body, Class<T> type) {
        return JSON.read(body, type, REFUSALS);
    }

    static String write(Object value) {
        return JSON.write(value);
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(reference -> reference.getFieldName() == null
                        ? Integer.toString(reference.getIndex())
                        : reference.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
