package dev.tidemark.policy.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.lang.reflect.Type;
import java.util.function.BiFunction;

/** How answers of our own API are written. */
public final class ApiWriting implements BiFunction<ObjectMapper, Type, ObjectWriter> {

    @Override
    public ObjectWriter apply(ObjectMapper shared, Type type) {
        return ApiJson.MAPPER.writer();
    }
}
