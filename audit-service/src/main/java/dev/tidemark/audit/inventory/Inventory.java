package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.database.OneMoment;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Reads the inventory as it was at one moment, row by row. */
@ApplicationScoped
class Inventory {

    private static final int ROWS_UNDER_WAY = 500;

    private static final String REPOSITORY =
            """
            SELECT r.*, g.deletes_tags, g.observed_since, g.receiver_at, g.forgotten_at, now() AS asked_at,
                CASE WHEN $3::integer IS NOT NULL THEN EXISTS (
                    SELECT FROM audit.position p
                    WHERE p.topic = '%s' AND p.partition = $3 AND p.place >= $4 AND p.written_at >= $5) END AS read
            FROM (SELECT $1::text AS registry, $2::text AS name) AS asked
            LEFT JOIN audit.registry g ON g.name = asked.registry
            LEFT JOIN audit.repository r ON r.registry = asked.registry AND r.name = asked.name"""
                    .formatted(Topic.REGISTRY_EVENTS.wireName());

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

    /**
     * What is known of the repository.
     *
     * @param known what has to be known for that; where it is not, the answer says so, and nothing else of what it holds. Empty for
     *     whatever is known
     */
    Multi<InventoryLine> of(RegistryName registry, RepositoryName repository, Optional<Position> known) {
        Tuple tuple = Tuple.of(registry.toString(), repository.toString());
        tuple.addInteger(known.map(Position::partition).orElse(null));
        tuple.addLong(known.map(Position::offset).orElse(null));
        tuple.addValue(known.map(Position::writtenAt).map(Columns::toDatabase).orElse(null));
        return OneMoment.of(pool, connection -> lines(connection, repository, tuple));
    }

    private Multi<InventoryLine> lines(SqlConnection connection, RepositoryName repository, Tuple tuple) {
        return connection
                .preparedQuery(REPOSITORY)
                .execute(tuple)
                .onItem()
                .transformToMulti(
                        rows -> lines(connection, repository, rows.iterator().next()));
    }

    private Multi<InventoryLine> lines(SqlConnection connection, RepositoryName repository, Row row) {
        var told = InventoryLine.Repository.of(repository.toString(), row, config.receiverOutage());
        Multi<InventoryLine> first = Multi.createFrom().item(told);
        Long id = row.getLong("id");
        if (id == null || Boolean.FALSE.equals(told.read())) {
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
