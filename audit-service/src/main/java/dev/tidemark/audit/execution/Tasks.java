package dev.tidemark.audit.execution;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.rest.ListOf;
import dev.tidemark.audit.rest.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

/** What is known of executions and tasks. */
@ApplicationScoped
public class Tasks {

    // A task that its execution ended without shows that end: nothing will come of it, and clients wait for one.
    private static final String TASK =
            """
            SELECT t.number, t.execution, t.registry, t.repository, coalesce(t.plan, t.planned_plan) AS plan,
                coalesce(t.dry_run, e.dry_run) AS dry_run, t.total, t.retained, t.deleted, t.kept, t.failed, t.started_at,
                CASE WHEN t.ended_at IS NULL AND e.status IN ('ERROR', 'STOPPED', 'HELD') THEN e.status ELSE t.status END AS status,
                CASE WHEN t.ended_at IS NULL AND e.status IN ('ERROR', 'STOPPED', 'HELD') THEN e.finished_at ELSE t.ended_at END
                    AS ended_at,
                CASE WHEN t.ended_at IS NULL THEN e.error ELSE t.error END AS error
            FROM audit.task t LEFT JOIN audit.execution e ON e.id = t.execution WHERE t.execution = $1""";

    private static final String LISTED =
            TASK + " ORDER BY t.started_at DESC NULLS FIRST, t.number DESC LIMIT $2 OFFSET $3";
    private static final String AFTER = TASK + " AND t.number > $2 ORDER BY t.number LIMIT $3";
    private static final String ONE = TASK + " AND t.number = $2";
    private static final String COUNT = "SELECT count(*) AS total FROM audit.task WHERE execution = $1";
    private static final String EXECUTION = "SELECT * FROM audit.execution WHERE id = $1";

    private final Pool pool;

    Tasks(Pool pool) {
        this.pool = pool;
    }

    Uni<ExecutionView> execution(long id) {
        return pool.preparedQuery(EXECUTION).execute(Tuple.of(id)).map(rows -> Rows.first(rows, ExecutionView::of)
                .orElseThrow(() -> new NotFoundException("nothing is known of execution " + id)));
    }

    /** Those of an execution; none where nothing is known of it yet, since its asker may be ahead of its events. */
    Uni<ListOf<TaskView>> of(long execution, Paging paging) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(execution))
                .map(rows -> rows.iterator().next().getLong("total"))
                .chain(total -> pool.preparedQuery(LISTED)
                        .execute(Tuple.of(execution, (long) paging.limit(), paging.offset()))
                        .map(rows -> new ListOf<>(Rows.list(rows, TaskView::of), total)));
    }

    /** The only one of an execution of one repository. Fails with 404 where nothing is known of any. */
    public Uni<TaskView> first(long execution) {
        return pool.preparedQuery(TASK + " ORDER BY t.number LIMIT 1")
                .execute(Tuple.of(execution))
                .map(rows -> Rows.first(rows, TaskView::of)
                        .orElseThrow(() -> new NotFoundException("execution " + execution + " has no task")));
    }

    /** The first of those of an execution whose number is higher, by number. */
    Uni<ListOf<TaskView>> after(long execution, long number, int limit) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(execution))
                .map(rows -> rows.iterator().next().getLong("total"))
                .chain(total -> pool.preparedQuery(AFTER)
                        .execute(Tuple.of(execution, number, (long) limit))
                        .map(rows -> new ListOf<>(Rows.list(rows, TaskView::of), total)));
    }

    /** Fails with 404 where the execution has no such task. */
    public Uni<TaskView> one(long execution, long number) {
        return pool.preparedQuery(ONE).execute(Tuple.of(execution, number)).map(rows -> Rows.first(rows, TaskView::of)
                .orElseThrow(() -> new NotFoundException("execution " + execution + " has no task " + number)));
    }
}
