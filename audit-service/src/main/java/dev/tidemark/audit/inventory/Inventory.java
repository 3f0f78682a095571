package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.OneMoment;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Reads the inventory as it was at one moment, row by row. */
@ApplicationScoped
class Inventory {

    private static final int ROWS_UNDER_WAY = 500;

    private static final String REPOSITORY =
            """
            SELECT r.*, g.deletes_tags, g.observed_since, g.receiver_at, g.forgotten_at, now() AS asked_at
            FROM (SELECT $1::text AS registry, $2::text AS name) AS asked
            LEFT JOIN audit.registry g ON g.name = asked.registry
            LEFT JOIN audit.repository r ON r.registry = asked.registry AND r.name = asked.name""";

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
    private final InventoryConfig config;

    Inventory(Pool pool, InventoryConfig config) {
        this.pool = pool;
        this.config = config;
    }

    Multi<InventoryLine> of(RegistryName registry, RepositoryName repository) {
        return OneMoment.of(pool, connection -> lines(connection, registry, repository));
    }

    private Multi<InventoryLine> lines(SqlConnection connection, RegistryName registry, RepositoryName repository) {
        return connection
                .preparedQuery(REPOSITORY)
                .execute(Tuple.of(registry.toString(), repository.toString()))
                .onItem()
                .transformToMulti(
                        rows -> lines(connection, repository, rows.iterator().next()));
    }

    private Multi<InventoryLine> lines(SqlConnection connection, RepositoryName repository, Row row) {
        var told = InventoryLine.Repository.of(repository.toString(), row, config.receiverOutage());
        Multi<InventoryLine> first = Multi.createFrom().item(told);
        Long id = row.getLong("id");
        if (id == null) {
            return first;
        }
        return Multi.createBy()
                .concatenating()
                .streams(
                        first,
                        stream(connection, TAGS, id, InventoryLine.TagLine::of),
                        stream(connection, UNTAGGED, id, InventoryLine.UntaggedLine::of));
    }

    private static Multi<InventoryLine> stream(
            SqlConnection connection, String statement, long id, Function<Row, InventoryLine> line) {
        return OneMoment.rows(connection, statement, Tuple.of(id), ROWS_UNDER_WAY)
                .map(line);
    }
}
