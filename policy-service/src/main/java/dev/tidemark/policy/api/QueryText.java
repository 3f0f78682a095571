package dev.tidemark.policy.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads parameters. What is not understood is refused: a slip in a filter must not find everything. */
public final class QueryText {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private QueryText() {}

    /** @throws ProblemException with 400 if there is a parameter that is not one of these, or one is there twice */
    public static void requireOnly(MultivaluedMap<String, String> query, Set<String> known) {
        query.forEach((name, values) -> {
            if (!known.contains(name) && !name.equals("pageSize") && !name.equals("pageToken")) {
                throw ProblemException.malformed(excerpt(name), "there is no parameter \"" + excerpt(name) + "\"");
            }
            if (values.size() > 1) {
                throw ProblemException.malformed(name, name + " is there more than once");
            }
            if (values.get(0).isEmpty()) {
                throw ProblemException.malformed(name, name + " is empty");
            }
        });
    }

    /** The value, read; nothing where it is not given. */
    public static <T> Optional<T> value(String name, String text, Function<String, T> parse) {
        try {
            return Optional.ofNullable(text).map(parse);
        } catch (IllegalArgumentException e) {
            throw ProblemException.malformed(name, name + ": " + e.getMessage());
        }
    }

    /** A number from 1. */
    public static Optional<Long> id(String name, String text) {
        return Optional.ofNullable(text).map(some -> number(name, some, 1, Long.MAX_VALUE));
    }

    static long number(String name, String text, long least, long most) {
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            String range = most == Long.MAX_VALUE ? "from " + least : "from " + least + " to " + most;
            throw ProblemException.malformed(name, name + " is a number " + range);
        }
        return number;
    }

    /** One of the words of the enum, which are its names in small letters with hyphens. */
    public static <E extends Enum<E>> Optional<E> word(String name, String text, Class<E> type) {
        return value(name, text, some -> Stream.of(type.getEnumConstants())
                .filter(constant -> Words.of(constant).equals(some))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of " + words(type))));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }

    /** A time as RFC 3339 has it. */
    public static Optional<Instant> time(String name, String text) {
        return value(name, text, some -> {
            try {
                return OffsetDateTime.parse(some.toUpperCase(Locale.ROOT)).toInstant();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("a time such as 2026-11-20T02:00:00Z");
            }
        });
    }

    private static String excerpt(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
