package dev.tidemark.audit.inventory;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Takes from the inventory what our own deletions took. They are told on another topic than pushes and observations, so their time
 * decides: what was seen after a deletion came after it.
 */
@ApplicationScoped
public class Departures {

    // Whoever changes a repository holds its row, so that a fold over its events and this cannot undo each other.
    private static final String HOLD =
            """
            SELECT r.id FROM audit.repository r
            WHERE (r.registry, r.name) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY r.id FOR UPDATE""";

    private static final String TAGS =
            """
            WITH gone AS (
                DELETE FROM audit.tag t
                USING unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS x(registry, repository, digest, tag, at)
                JOIN audit.repository r ON r.registry = x.registry AND r.name = x.repository
                WHERE t.repository = r.id AND t.digest = x.digest AND (x.tag IS NULL OR t.name = x.tag) AND t.first_seen <= x.at
                RETURNING t.repository, t.digest, x.at)
            UPDATE audit.artifact a SET untagged_at = greatest(a.untagged_at, g.at)
            FROM (SELECT repository, digest, max(at) AS at FROM gone GROUP BY 1, 2) AS g
            WHERE a.repository = g.repository AND a.digest = g.digest""";

    private static final String MANIFESTS =
            """
            DELETE FROM audit.artifact a
            USING unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS x(registry, repository, digest, tag, at)
            JOIN audit.repository r ON r.registry = x.registry AND r.name = x.repository
            WHERE x.tag IS NULL AND a.repository = r.id AND a.digest = x.digest
                AND greatest(a.first_seen, a.pushed_at, a.pulled_at) <= x.at
                AND NOT EXISTS (SELECT FROM audit.tag t WHERE t.repository = r.id AND t.digest = a.digest)""";

    /** A subject that is no longer there. */
    public record Departure(RegistryName registry, RepositoryName repository, Subject subject, Instant at) {}

    public Uni<Void> record(SqlConnection transaction, List<Departure> departures) {
        if (departures.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple repositories = Columns.of(departures)
                .texts(Departure::registry)
                .texts(Departure::repository)
                .tuple();
        Tuple subjects = Columns.of(departures)
                .texts(Departure::registry)
                .texts(Departure::repository)
                .texts(departure -> departure.subject().digest())
                .texts(departure -> departure.subject().tag())
                .instants(Departure::at)
                .tuple();
        return transaction
                .preparedQuery(HOLD)
                .execute(repositories)
                .chain(() -> transaction.preparedQuery(TAGS).execute(subjects))
                .chain(() -> transaction.preparedQuery(MANIFESTS).execute(subjects))
                .replaceWithVoid();
    }
}
