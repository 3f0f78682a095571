package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Where in an event, or around it, a text stands. What is missing, null or empty is the same: sources write all three. */
@FunctionalInterface
interface Field {

    /** The text, or null. */
    String in(JsonNode event, Delivery delivery);

    /** In the event, by its JSON pointer (RFC 6901). */
    static Field at(String pointer) {
        JsonPointer compiled = JsonPointer.compile(pointer);
        return (event, delivery) -> text(event.at(compiled));
    }

    /** In the document that the event is a part of. */
    static Field around(String pointer) {
        JsonPointer compiled = JsonPointer.compile(pointer);
        return (event, delivery) -> text(delivery.document().at(compiled));
    }

    static Field header(String name) {
        return (event, delivery) -> blankToNull(delivery.headers().apply(name));
    }

    static Field always(String text) {
        return (event, delivery) -> text;
    }

    /** All of them, with that between them; nothing if one is missing. */
    static Field joined(String between, Field... fields) {
        return (event, delivery) -> {
            var texts = Arrays.stream(fields)
                    .map(field -> field.in(event, delivery))
                    .toList();
            return texts.stream().anyMatch(Objects::isNull)
                    ? null
                    : texts.stream().collect(Collectors.joining(between));
        };
    }

    default Field or(Field other) {
        return (event, delivery) -> {
            String text = in(event, delivery);
            return text == null ? other.in(event, delivery) : text;
        };
    }

    /** The text as something else; null stays null. */
    default Field as(UnaryOperator<String> change) {
        return (event, delivery) -> {
            String text = in(event, delivery);
            return text == null ? null : blankToNull(change.apply(text));
        };
    }

    private static String text(JsonNode node) {
        return node.isTextual() || node.isNumber() ? blankToNull(node.asText()) : null;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
