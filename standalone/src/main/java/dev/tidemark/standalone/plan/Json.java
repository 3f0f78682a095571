package dev.tidemark.standalone.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How documents are read, and how it is said that one cannot be: types are not bent, so that a mistake is not taken for a value. */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "a text",
            Boolean.class, "true or false",
            boolean.class, "true or false",
            Integer.class, "a whole number",
            int.class, "a whole number",
            Long.class, "a whole number",
            long.class, "a whole number");

    private Json() {}

    /**
     * The document in the file.
     *
     * @throws BadInputException if there is none
     */
    static <T> T read(Path file, Class<T> type) {
        try (InputStream input = Files.newInputStream(file)) {
            T document = MAPPER.readValue(input, type);
            if (document == null) {
                throw new BadInputException(file + ": null is not such a document");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + ": " + problem(e), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Java's own messages are mostly the name of the file. */
    static BadInputException unreadable(Path file, IOException e) {
        String why = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
        return new BadInputException(file + " cannot be read: " + why, e);
    }

    /** A line of output, with its end. */
    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    /** What is wrong, in one line and in the words of the document rather than ours. */
    static String problem(JsonProcessingException e) {
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return path(mismatch) + " must be " + word(mismatch.getTargetType());
        }
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return "not such a JSON document: "
                + e.getOriginalMessage().lines().findFirst().orElse("") + place;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining())
                .substring(1);
    }

    private static String word(Class<?> type) {
        if (type == null) {
            return "something else";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : WORDS.getOrDefault(type, "an object");
    }
}
