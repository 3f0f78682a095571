package dev.tidemark.policy.filter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a value has to be. Values are of the field's type: {@code String}, {@code Long}, {@code Instant} or {@code Boolean}. */
public sealed interface Condition {

    boolean isMetBy(Object value);

    /**
     * The same, in SQL.
     *
     * @param bind takes a value in, and says what stands for it
     */
    String sql(String column, Function<Object, String> bind);

    /** It is this. */
    record Is(Object value) implements Condition {

        @Override
        public boolean isMetBy(Object other) {
            return value.equals(other);
        }

        @Override
        public String sql(String column, Function<Object, String> bind) {
            return column + " = " + bind.apply(value);
        }
    }

    /** It has this in it, in large letters or small. */
    record Contains(String text) implements Condition {

        @Override
        public boolean isMetBy(Object value) {
            return value.toString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        }

        @Override
        public String sql(String column, Function<Object, String> bind) {
            return "position(lower(" + bind.apply(text) + ") in lower((" + column + ")::text)) > 0";
        }
    }

    /** It is not less, and not more; of which one may be left open. */
    record Between(Optional<Object> least, Optional<Object> most) implements Condition {

        @Override
        public boolean isMetBy(Object value) {
            return least.map(bound -> compare(value, bound) >= 0).orElse(true)
                    && most.map(bound -> compare(value, bound) <= 0).orElse(true);
        }

        @Override
        public String sql(String column, Function<Object, String> bind) {
            return least.map(bound -> column + " >= " + bind.apply(bound)).orElse("true") + " and "
                    + most.map(bound -> column + " <= " + bind.apply(bound)).orElse("true");
        }
    }

    /** It is one of these. */
    record OneOf(List<Object> values) implements Condition {

        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean isMetBy(Object value) {
            return values.contains(value);
        }

        @Override
        public String sql(String column, Function<Object, String> bind) {
            return values.isEmpty()
                    ? "false"
                    : column + " in ("
                            + String.join(", ", values.stream().map(bind).toList()) + ")";
        }
    }

    /** How two values of one type are ordered. */
    static int compare(Object one, Object other) {
        if (one instanceof String text) {
            return text.compareTo((String) other);
        } else if (one instanceof Long number) {
            return number.compareTo((Long) other);
        } else if (one instanceof Instant time) {
            return time.compareTo((Instant) other);
        }
        return ((Boolean) one).compareTo((Boolean) other);
    }
}
