package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.decision.DecisionChunk;
import dev.tidemark.audit.decision.DecisionChunks;
import dev.tidemark.audit.intake.Projection;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.DecisionEvent;
import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.execution.TaskId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans: their tasks run from here on, and their decisions are stored as they came. */
@ApplicationScoped
public class DecisionProjection implements Projection<DecisionEvent> {

    // `plan` is set by what was begun or finished; until then readers see the first plan that was told.
    private static final String PLANNED =
            """
            UPDATE audit.task t SET
                policy = coalesce(t.policy, x.policy),
                dry_run = coalesce(t.dry_run, x.dry_run),
                planned_plan = coalesce(t.planned_plan, x.plan),
                planned_at = least(t.planned_at, x.planned_at),
                started_at = least(t.started_at, x.planned_at),
                status = CASE t.status WHEN 'PENDING' THEN 'RUNNING' ELSE t.status END
            FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::uuid[], $5::timestamptz[])
                AS x(number, policy, dry_run, plan, planned_at)
            WHERE t.number = x.number
            RETURNING t.number, t.deleted""";

    private final DecisionChunks chunks;

    private final HistoryReasons reasons;

    DecisionProjection(DecisionChunks chunks, HistoryReasons reasons) {
        this.chunks = chunks;
        this.reasons = reasons;
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Received<DecisionEvent>> events) {
        List<TaskPlanned> planned = Received.only(TaskPlanned.class, events).stream()
                .map(Received::event)
                .toList();
        Map<TaskId, TaskPlanned> firsts = new LinkedHashMap<>();
        planned.forEach(event -> firsts.putIfAbsent(event.task(), event));
        return TaskNumbers.of(transaction, firsts.keySet())
                .chain(numbers -> chunks.store(transaction, distinct(planned, numbers))
                        .chain(() -> tasks(transaction, firsts.values(), numbers)));
    }

    private static Collection<DecisionChunk> distinct(List<TaskPlanned> planned, Map<TaskId, Long> numbers) {
        Map<List<Object>, DecisionChunk> distinct = new LinkedHashMap<>();
        for (TaskPlanned event : planned) {
            distinct.putIfAbsent(
                    List.of(event.task(), event.plan(), event.chunk()),
                    DecisionChunk.of(numbers.get(event.task()), event));
        }
        return distinct.values();
    }

    private Uni<Void> tasks(SqlConnection transaction, Collection<TaskPlanned> firsts, Map<TaskId, Long> numbers) {
        return transaction
                .preparedQuery(PLANNED)
                .execute(Columns.of(firsts)
                        .longs(event -> numbers.get(event.task()))
                        .longs(event -> event.policy().value())
                        .booleans(TaskPlanned::dryRun)
                        .uuids(event -> event.plan().value())
                        .instants(event -> event.meta().occurredAt())
                        .tuple())
                .chain(rows -> reasons.fill(transaction, deletedBefore(rows)))
                .chain(() -> HistoryPolicies.fill(transaction, numbers.values()));
    }

    private static List<Long> deletedBefore(RowSet<Row> rows) {
        var tasks = new ArrayList<Long>();
        rows.forEach(row -> {
            if (row.getInteger("deleted") > 0) {
                tasks.add(row.getLong("number"));
            }
        });
        return tasks;
    }
}
