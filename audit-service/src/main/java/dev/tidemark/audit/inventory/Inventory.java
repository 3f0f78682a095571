package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Reads the inventory as it was at one moment, row by row: nothing of it is held but what is under way. */
@ApplicationScoped
class Inventory {

    private static final int ROWS_UNDER_WAY = 500;

    private static final String ONE_MOMENT = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private static final String REPOSITORY = "SELECT * FROM audit.repository WHERE registry = $1 AND name = $2";

    private static final String TAGS =
            """
            SELECT t.*, a.pulled_at, f.facts FROM audit.tag t
            LEFT JOIN audit.artifact a ON a.repository = t.repository AND a.digest = t.digest
            LEFT JOIN audit.facts f ON f.digest = t.digest
            WHERE t.repository = $1 ORDER BY t.name""";

    private static final String UNTAGGED =
            """
            SELECT a.*, f.facts FROM audit.artifact a LEFT JOIN audit.facts f ON f.digest = a.digest
            WHERE a.repository = $1
                AND NOT EXISTS (SELECT FROM audit.tag t WHERE t.repository = a.repository AND t.digest = a.digest)
            ORDER BY a.digest""";

    private final Pool pool;

    Inventory(Pool pool) {
        this.pool = pool;
    }

    Multi<InventoryLine> of(RegistryName registry, RepositoryName repository) {
        return Multi.createFrom()
                .resourceFromUni(this::begin, connection -> lines(connection, registry, repository))
                .withFinalizer(Inventory::end);
    }

    private Uni<SqlConnection> begin() {
        return pool.getConnection()
                .call(connection -> connection.query(ONE_MOMENT).execute());
    }

    private static Uni<Void> end(SqlConnection connection) {
        return connection
                .query("ROLLBACK")
                .execute()
                .onFailure()
                .recoverWithNull()
                .chain(connection::close);
    }

    private static Multi<InventoryLine> lines(
            SqlConnection connection, RegistryName registry, RepositoryName repository) {
        return connection
                .preparedQuery(REPOSITORY)
                .execute(Tuple.of(registry.toString(), repository.toString()))
                .onItem()
                .transformToMulti(rows -> Rows.first(rows, row -> row)
                        .map(row -> lines(connection, repository, row))
                        .orElseGet(() -> Multi.createFrom()
                                .item(new InventoryLine.Repository(repository.toString(), null, null))));
    }

    private static Multi<InventoryLine> lines(SqlConnection connection, RepositoryName repository, Row row) {
        long id = row.getLong("id");
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(InventoryLine.Repository.of(repository.toString(), row)),
                        stream(connection, TAGS, id, InventoryLine.TagLine::of),
                        stream(connection, UNTAGGED, id, InventoryLine.UntaggedLine::of));
    }

    private static Multi<InventoryLine> stream(
            SqlConnection connection, String statement, long id, Function<Row, InventoryLine> line) {
        return connection
                .prepare(statement)
                .onItem()
                .transformToMulti(prepared ->
                        prepared.createStream(ROWS_UNDER_WAY, Tuple.of(id)).toMulti())
                .map(line);
    }
}
