package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.decision.Condemnations;
import dev.tidemark.audit.decision.DecisionChunks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Says why in history rows that were written before the decisions behind them were read. */
@ApplicationScoped
class HistoryReasons {

    private static final String FILL =
            """
            UPDATE audit.history h SET reason = x.reason, rule = x.rule
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::uuid[]) AS x(task, subject, reason, rule, plan)
            JOIN audit.task t ON t.number = x.task AND t.plan = x.plan
            WHERE h.task = x.task AND h.subject = x.subject AND h.reason IS NULL""";

    private final DecisionChunks chunks;

    HistoryReasons(DecisionChunks chunks) {
        this.chunks = chunks;
    }

    Uni<Void> fill(SqlConnection transaction, Collection<Long> tasks) {
        if (tasks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return chunks.condemnations(transaction, tasks).chain(condemnations -> transaction
                .preparedQuery(FILL)
                .execute(rows(condemnations))
                .replaceWithVoid());
    }

    private static Tuple rows(Condemnations condemnations) {
        return Columns.of(condemnations.all().entrySet())
                .longs(entry -> entry.getKey().task())
                .texts(entry -> entry.getKey().subject())
                .texts(entry -> entry.getValue().reason())
                .texts(entry -> entry.getValue().rule())
                .uuids(entry -> entry.getKey().plan().value())
                .tuple();
    }
}
