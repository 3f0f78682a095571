package dev.tidemark.audit.execution;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.outbox.Outbox;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionHeld;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Ends executions: whichever event completes the number of tasks does, a brake does, and so does a deadline. The end is told through
 * the outbox, in the transaction that wrote it; the first end stands.
 */
@ApplicationScoped
public class ExecutionEnds {

    private static final String TELLS =
            " RETURNING id, status, tasks_finished, total, retained, deleted, tasks_failed, error, finished_at";

    // Its time is the last thing that had to happen, so that it is the same whoever is the one to find out.
    private static final String CONCLUDE =
            """
            UPDATE audit.execution SET
                status = CASE WHEN tasks_failed > 0 THEN 'ERROR' WHEN tasks_stopped > 0 THEN 'STOPPED'
                    WHEN tasks_held > 0 THEN 'HELD' ELSE 'SUCCESS' END,
                error = CASE WHEN tasks_failed > 0 THEN format('%s of %s tasks failed', tasks_failed, tasks_finished) END,
                finished_at = greatest(planned_at, last_task_ended_at)
            WHERE id = ANY ($1::bigint[]) AND status = 'RUNNING' AND tasks_finished >= tasks_expected"""
                    + TELLS;

    private static final String TOLD =
            """
            INSERT INTO audit.execution AS e (id, status, error, finished_at)
            SELECT x.* FROM unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[]) AS x(id, status, error, finished_at)
            ORDER BY x.id
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, error = excluded.error, finished_at = excluded.finished_at
            WHERE e.status = 'RUNNING'""";

    private static final String EXPIRE =
            """
            UPDATE audit.execution SET
                status = 'ERROR',
                error = CASE WHEN tasks_expected IS NULL THEN 'not selected an hour after its deadline'
                    ELSE format('an hour after its deadline %s of %s tasks have no end',
                        tasks_expected - tasks_finished, tasks_expected) END,
                finished_at = now()
            WHERE id IN (SELECT id FROM audit.execution
                WHERE status = 'RUNNING' AND not_after < now() - interval '1 hour' ORDER BY id FOR UPDATE SKIP LOCKED)"""
                    + TELLS;

    private static final NameBasedGenerator IDS =
            Generators.nameBasedGenerator(UUID.fromString("6f1d2a0e-5b0c-5f5e-9d0e-6c8f8a1f6b11"));

    private final Outbox outbox;

    ExecutionEnds(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Ends those of the executions that have all their tasks. */
    public Uni<Void> conclude(SqlConnection transaction, Collection<ExecutionId> executions) {
        if (executions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Long[] ids = executions.stream().map(ExecutionId::value).sorted().toArray(Long[]::new);
        return transaction
                .preparedQuery(CONCLUDE)
                .execute(Tuple.tuple().addValue(ids))
                .chain(ended -> tell(transaction, ended));
    }

    /** Takes over an end that somebody else told: a failed selection, or our own from before a rebuild. */
    public Uni<Void> told(SqlConnection transaction, Collection<ExecutionFinished> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(TOLD)
                .execute(Columns.of(events)
                        .longs(event -> event.execution().value())
                        .texts(ExecutionFinished::status)
                        .texts(ExecutionFinished::error)
                        .instants(event -> event.meta().occurredAt())
                        .tuple())
                .replaceWithVoid();
    }

    /** A brake's hold is an end: approving starts another execution. */
    public Uni<Void> hold(SqlConnection transaction, Collection<ExecutionHeld> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(TOLD + TELLS)
                .execute(Columns.of(events)
                        .longs(event -> event.execution().value())
                        .texts(event -> ExecutionStatus.HELD)
                        .texts(event -> event.detail() == null ? event.reason() : event.detail())
                        .instants(event -> event.meta().occurredAt())
                        .tuple())
                .chain(ended -> tell(transaction, ended));
    }

    /** Ends what is still running an hour after nothing of it may be begun any more, and says what it lacks. */
    Uni<Integer> expire(SqlConnection transaction) {
        return transaction
                .query(EXPIRE)
                .execute()
                .call(ended -> tell(transaction, ended))
                .map(RowSet::size);
    }

    private Uni<Void> tell(SqlConnection transaction, RowSet<Row> ended) {
        return outbox.append(transaction, Rows.list(ended, ExecutionEnds::finished));
    }

    private static ExecutionFinished finished(Row row) {
        var execution = new ExecutionId(row.getLong("id"));
        Instant at = Rows.instant(row, "finished_at");
        var status = ExecutionStatus.valueOf(row.getString("status"));
        return new ExecutionFinished(
                EventMeta.of(IDS.generate("execution-finished/" + execution), at, null),
                execution,
                status,
                row.getInteger("tasks_finished"),
                row.getLong("total"),
                row.getLong("retained"),
                row.getLong("deleted"),
                row.getInteger("tasks_failed"),
                status == ExecutionStatus.ERROR ? row.getString("error") : null);
    }
}
