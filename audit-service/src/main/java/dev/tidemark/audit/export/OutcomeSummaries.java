package dev.tidemark.audit.export;

import dev.tidemark.audit.export.OutcomeSummary.Sum;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;

/** What became of an execution, in numbers. */
@Path("/executions/{execution}/summary")
class OutcomeSummaries {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS = 30;

    // Decisions and ends are told in topics of their own: those of a task may be behind its end.
    private static final String TOTALS =
            """
            SELECT coalesce(sum(t.total), 0)::bigint AS total, coalesce(bool_and(t.ended_at IS NULL
                OR coalesce(t.plan, t.planned_plan) IS NULL
                OR (SELECT count(*) > 0 AND count(*) = max(c.chunks) FROM audit.decision_chunk c
                    WHERE c.task = t.number AND c.plan = coalesce(t.plan, t.planned_plan))), true) AS complete
            FROM audit.task t WHERE t.execution = $1""";

    private final Pool pool;
    private final OutcomeReader outcomes;

    OutcomeSummaries(Pool pool, OutcomeReader outcomes) {
        this.pool = pool;
        this.outcomes = outcomes;
    }

    /** Waits a little for decisions that are on their way. */
    @GET
    public Uni<OutcomeSummary> summary(@PathParam("execution") long execution) {
        return Uni.createFrom()
                .deferred(() -> totals(execution))
                .repeat()
                .withDelay(BETWEEN_LOOKS)
                .whilst(row -> !row.getBoolean("complete"))
                .select()
                .first(LOOKS)
                .collect()
                .last()
                .chain(row -> summary(execution, row.getLong("total"), row.getBoolean("complete")));
    }

    private Uni<Row> totals(long execution) {
        return pool.preparedQuery(TOTALS).execute(Tuple.of(execution)).map(rows -> rows.iterator()
                .next());
    }

    private Uni<OutcomeSummary> summary(long execution, long total, boolean complete) {
        return outcomes.condemnedOf(execution).collect().in(Sum::new, Sum::add).map(sum -> sum.of(total, complete));
    }
}
