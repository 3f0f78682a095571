package dev.tidemark.policy.filter;

import java.util.Objects;

/**
 * A field of items that are rows.
 *
 * @param sql it, as it is called in the query it is used in; never anything that somebody sent
 * @param <T> the items, so that no list is asked for another's column
 */
public record Column<T>(String sql, Type type) implements Field {

    public Column {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(type, "type");
    }

    public static <T> Column<T> text(String sql) {
        return new Column<>(sql, Type.TEXT);
    }

    public static <T> Column<T> number(String sql) {
        return new Column<>(sql, Type.NUMBER);
    }

    public static <T> Column<T> time(String sql) {
        return new Column<>(sql, Type.TIME);
    }

    public static <T> Column<T> flag(String sql) {
        return new Column<>(sql, Type.FLAG);
    }
}
