package dev.tidemark.audit.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Rows on their way to the database, one array per column, in the order in which {@code unnest} names them. One statement per set of
 * rows costs one round trip, whatever their number.
 */
public final class Columns<T> {

    private final List<T> rows;
    private final Tuple tuple = Tuple.tuple();

    private Columns(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> longs(Function<T, Long> column) {
        return add(column, Long[]::new);
    }

    public Columns<T> integers(Function<T, Integer> column) {
        return add(column, Integer[]::new);
    }

    public Columns<T> booleans(Function<T, Boolean> column) {
        return add(column, Boolean[]::new);
    }

    public Columns<T> uuids(Function<T, UUID> column) {
        return add(column, UUID[]::new);
    }

    public Columns<T> bytes(Function<T, byte[]> column) {
        return add(
                row -> {
                    byte[] value = column.apply(row);
                    return value == null ? null : Buffer.buffer(value);
                },
                Buffer[]::new);
    }

    /** The wire form of whatever the column is; value types print as theirs. */
    public Columns<T> texts(Function<T, ?> column) {
        return add(
                row -> {
                    Object value = column.apply(row);
                    return value == null ? null : value.toString();
                },
                String[]::new);
    }

    public Columns<T> instants(Function<T, Instant> column) {
        return add(row -> toDatabase(column.apply(row)), OffsetDateTime[]::new);
    }

    public Tuple tuple() {
        return tuple;
    }

    public static OffsetDateTime toDatabase(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private <C> Columns<T> add(Function<T, C> column, IntFunction<C[]> array) {
        tuple.addValue(rows.stream().map(column).toArray(array));
        return this;
    }
}
