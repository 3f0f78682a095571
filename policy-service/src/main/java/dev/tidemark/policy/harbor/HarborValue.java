package dev.tidemark.policy.harbor;

import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.filter.Condition;
import dev.tidemark.policy.filter.Field.Type;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a client wants a value to be, in Harbor's query language. */
public sealed interface HarborValue {

    /** As Harbor's parameter binding reads flags; anything else is false. */
    Set<String> TRUE = Set.of("true", "1", "yes", "ok", "y", "on", "selected", "checked", "t", "enabled");

    /** @throws RefusedException with 400, where it cannot be that of such a field */
    Condition condition(Type type);

    /** {@code v}; with a backslash before it, where it begins as something else would. */
    record Exact(String text) implements HarborValue {

        @Override
        public Condition condition(Type type) {
            return new Condition.Is(parsed(text, type));
        }
    }

    /** {@code ~v}: it has that in it. */
    record Fuzzy(String text) implements HarborValue {

        @Override
        public Condition condition(Type type) {
            return new Condition.Contains(text);
        }
    }

    /** {@code [min~max]}, of which one may be empty. */
    record Range(String least, String most) implements HarborValue {

        @Override
        public Condition condition(Type type) {
            return new Condition.Between(bound(least, type), bound(most, type));
        }

        private static Optional<Object> bound(String text, Type type) {
            return text.isEmpty() ? Optional.empty() : Optional.of(parsed(unquoted(text), type));
        }
    }

    /** <code>{v1 v2}</code>: one of them. */
    record Any(List<String> texts) implements HarborValue {

        @Override
        public Condition condition(Type type) {
            return new Condition.OneOf(
                    texts.stream().map(text -> parsed(text, type)).toList());
        }
    }

    /** {@code (v1 v2)}: all of them. */
    record All(List<String> texts) implements HarborValue {

        @Override
        public Condition condition(Type type) {
            throw invalid("(" + String.join(" ", texts) + ")");
        }
    }

    /** @throws RefusedException with 400, where it is none */
    static HarborValue of(String value) {
        return switch (value.charAt(0)) {
            case '~' -> fuzzy(value);
            case '[' -> range(value);
            case '{' -> new Any(list(value, '}'));
            case '(' -> new All(list(value, ')'));
            default -> new Exact(value.startsWith("\\") ? value.substring(1) : value);
        };
    }

    private static HarborValue fuzzy(String value) {
        if (value.length() < 2) {
            throw invalid(value);
        }
        return new Fuzzy(value.substring(1));
    }

    private static HarborValue range(String value) {
        int tilde = value.indexOf('~');
        if (!value.endsWith("]") || tilde < 0 || tilde != value.lastIndexOf('~')) {
            throw invalid(value);
        }
        Range range = new Range(
                value.substring(1, tilde).strip(),
                value.substring(tilde + 1, value.length() - 1).strip());
        if (range.least().isEmpty() && range.most().isEmpty()) {
            throw invalid(value);
        }
        return range;
    }

    private static List<String> list(String value, char end) {
        if (value.length() < 2 || value.charAt(value.length() - 1) != end) {
            throw invalid(value);
        }
        return Arrays.stream(value.substring(1, value.length() - 1).split(" "))
                .map(HarborValue::unquoted)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String unquoted(String text) {
        return text.strip().replaceAll("^[\"']+|[\"']+$", "");
    }

    private static Object parsed(String text, Type type) {
        try {
            return switch (type) {
                case TEXT -> text;
                case NUMBER -> Long.valueOf(text);
                case TIME -> time(text);
                case FLAG -> isTrue(text);
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw invalid(text);
        }
    }

    /** Harbor's document has a space in the middle, its code a {@code T}; and its answers have a {@code Z} at the end. */
    private static Instant time(String text) {
        String local = text.strip().replace(' ', 'T');
        return local.endsWith("Z")
                ? Instant.parse(local)
                : LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
    }

    static boolean isTrue(String text) {
        return TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    static RefusedException invalid(String value) {
        return new RefusedException(400, "invalid query string value: " + value);
    }
}
