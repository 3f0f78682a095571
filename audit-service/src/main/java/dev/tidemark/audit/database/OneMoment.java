package dev.tidemark.audit.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Function;

/**
 * Reads the database as it was at one moment, row by row: nothing is held of what is read but the rows under way. Who reads slowly makes
 * the database wait; until it is read to its end, or given up, the stream has a connection of its own.
 */
public final class OneMoment {

    private static final String BEGIN = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private OneMoment() {}

    /** What is read over one connection, at one moment. */
    public static <T> Multi<T> of(Pool pool, Function<SqlConnection, Multi<T>> read) {
        return Multi.createFrom().resourceFromUni(() -> begin(pool), read).withFinalizer(OneMoment::end);
    }

    /** The rows of a statement, so many of them at a time. */
    public static Multi<Row> rows(SqlConnection connection, String statement, Tuple tuple, int underWay) {
        return connection.prepare(statement).onItem().transformToMulti(prepared -> prepared.createStream(
                        underWay, tuple)
                .toMulti());
    }

    private static Uni<SqlConnection> begin(Pool pool) {
        return pool.getConnection().call(connection -> connection.query(BEGIN).execute());
    }

    private static Uni<Void> end(SqlConnection connection) {
        return connection
                .query("ROLLBACK")
                .execute()
                .onFailure()
                .recoverWithNull()
                .chain(connection::close);
    }
}
