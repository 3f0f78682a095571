package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.execution.ExecutionEnds;
import dev.tidemark.audit.intake.Projection;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.TaskId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What was done: batches begun and done, and the ends of tasks, which are counted where they first become one. */
@ApplicationScoped
public class ResultProjection implements Projection<ResultEvent> {

    // Counts exactly the tasks that this statement ends: one that had an end is neither changed nor counted again.
    // Once a plan stands, an end that is not its own is none: planning met the task again, half deleted, and found
    // nothing more to condemn, or could not read it.
    private static final String END =
            """
            WITH ended AS (
                UPDATE audit.task t SET
                    status = x.status, error = x.error, ended_at = x.at, started_at = least(t.started_at, x.at),
                    plan = coalesce(t.plan, x.plan), dry_run = coalesce(t.dry_run, x.dry_run),
                    total = x.total, retained = x.retained, deleted = greatest(t.deleted, x.deleted),
                    gone = greatest(t.gone, x.gone - greatest(t.deleted - x.deleted, 0)),
                    kept = greatest(t.kept, x.kept), failed = greatest(t.failed, x.failed)
                FROM (
                    SELECT DISTINCT ON (y.number) y.*
                    FROM unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::uuid[], $6::boolean[], $7::integer[],
                            $8::integer[], $9::integer[], $10::integer[], $11::integer[], $12::integer[]) WITH ORDINALITY
                        AS y(number, status, error, at, plan, dry_run, total, retained, deleted, gone, kept, failed, place)
                    JOIN audit.task s ON s.number = y.number AND y.plan IS NOT DISTINCT FROM s.plan
                    ORDER BY y.number, y.place) AS x
                WHERE t.number = x.number AND t.ended_at IS NULL
                RETURNING t.execution, t.status, t.total, t.retained, t.deleted, t.ended_at)
            INSERT INTO audit.execution AS e (id, tasks_finished, tasks_failed, tasks_stopped, tasks_held, total, retained, deleted,
                last_task_ended_at)
            SELECT execution, count(*), count(*) FILTER (WHERE status IN ('ERROR', 'EXPIRED')),
                count(*) FILTER (WHERE status = 'STOPPED'), count(*) FILTER (WHERE status = 'HELD'),
                sum(total), sum(retained), sum(deleted), max(ended_at)
            FROM ended GROUP BY execution ORDER BY execution
            ON CONFLICT (id) DO UPDATE SET
                tasks_finished = e.tasks_finished + excluded.tasks_finished,
                tasks_failed = e.tasks_failed + excluded.tasks_failed,
                tasks_stopped = e.tasks_stopped + excluded.tasks_stopped,
                tasks_held = e.tasks_held + excluded.tasks_held,
                total = e.total + excluded.total,
                retained = e.retained + excluded.retained,
                deleted = e.deleted + excluded.deleted,
                last_task_ended_at = greatest(e.last_task_ended_at, excluded.last_task_ended_at)""";

    private final BatchProjection batches;
    private final Reattribution reattribution;
    private final ExecutionEnds executions;

    ResultProjection(BatchProjection batches, Reattribution reattribution, ExecutionEnds executions) {
        this.batches = batches;
        this.reattribution = reattribution;
        this.executions = executions;
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Received<ResultEvent>> events) {
        Uni<Void> applied = Uni.createFrom().voidItem();
        for (List<Received<ResultEvent>> part : parts(events)) {
            applied = applied.chain(() -> applyPart(transaction, part));
        }
        return applied;
    }

    // Within a part all plans are looked at before all ends. Whether an end of no plan counts is decided by what was
    // told before it alone, so nothing of its task may come after it in the same part.
    private static List<List<Received<ResultEvent>>> parts(List<Received<ResultEvent>> events) {
        var parts = new ArrayList<List<Received<ResultEvent>>>();
        var ended = new HashSet<TaskId>();
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            ResultEvent event = events.get(i).event();
            if (ended.contains(event.task())) {
                parts.add(events.subList(from, i));
                ended.clear();
                from = i;
            }
            if (event instanceof TaskFinished end && end.plan() == null) {
                ended.add(end.task());
            }
        }
        parts.add(events.subList(from, events.size()));
        return parts;
    }

    private Uni<Void> applyPart(SqlConnection transaction, List<Received<ResultEvent>> events) {
        var tasks = new LinkedHashSet<TaskId>();
        events.forEach(received -> tasks.add(received.event().task()));
        List<TaskFinished> ends = Received.only(TaskFinished.class, events).stream()
                .map(Received::event)
                .toList();
        return TaskNumbers.of(transaction, tasks).chain(numbers -> batches.apply(transaction, events, numbers)
                .chain(() -> end(transaction, ends, numbers)));
    }

    private Uni<Void> end(SqlConnection transaction, Collection<TaskFinished> ends, Map<TaskId, Long> numbers) {
        if (ends.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return reattribution
                .claim(transaction, ends, numbers)
                .chain(() -> transaction
                        .preparedQuery(END)
                        .execute(Columns.of(ends)
                                .longs(event -> numbers.get(event.task()))
                                .texts(TaskFinished::status)
                                .texts(TaskFinished::error)
                                .instants(event -> event.meta().occurredAt())
                                .uuids(event -> event.plan() == null
                                        ? null
                                        : event.plan().value())
                                .booleans(TaskFinished::dryRun)
                                .integers(event -> event.totals().total())
                                .integers(event -> event.totals().retained())
                                .integers(event -> event.totals().deleted())
                                .integers(event -> event.totals().gone())
                                .integers(event -> event.totals().kept())
                                .integers(event -> event.totals().failed())
                                .tuple()))
                .chain(() -> executions.conclude(
                        transaction,
                        ends.stream()
                                .map(event -> event.task().execution())
                                .distinct()
                                .toList()));
    }
}
