package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.execution.ExecutionEnds;
import dev.tidemark.audit.intake.Projection;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.ExecutionEvent;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionHeld;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionPlanned;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.execution.ExecutionId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executions as they are asked for, counted out, held and ended. */
@ApplicationScoped
public class ExecutionProjection implements Projection<ExecutionEvent> {

    private static final String REQUESTED =
            """
            INSERT INTO audit.execution AS e (id, policy, dry_run, requested_at, not_after)
            SELECT x.* FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::timestamptz[], $5::timestamptz[])
                AS x(id, policy, dry_run, requested_at, not_after)
            ORDER BY x.id
            ON CONFLICT (id) DO UPDATE SET
                policy = excluded.policy,
                dry_run = excluded.dry_run,
                requested_at = excluded.requested_at,
                not_after = excluded.not_after
            WHERE e.requested_at IS NULL""";

    private static final String PLANNED =
            """
            INSERT INTO audit.execution AS e (id, tasks_expected, planned_at)
            SELECT x.* FROM unnest($1::bigint[], $2::integer[], $3::timestamptz[]) AS x(id, tasks, planned_at)
            ORDER BY x.id
            ON CONFLICT (id) DO UPDATE SET tasks_expected = excluded.tasks_expected, planned_at = excluded.planned_at
            WHERE e.tasks_expected IS NULL""";

    private final ExecutionEnds ends;

    ExecutionProjection(ExecutionEnds ends) {
        this.ends = ends;
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Received<ExecutionEvent>> events) {
        Collection<ExecutionPlanned> planned = firsts(ExecutionPlanned.class, events);
        return requested(transaction, firsts(ExecutionRequested.class, events))
                .chain(() -> planned(transaction, planned))
                .chain(() -> ends.told(transaction, firsts(ExecutionFinished.class, events)))
                .chain(() -> ends.hold(transaction, firsts(ExecutionHeld.class, events)))
                .chain(() -> ends.conclude(
                        transaction,
                        planned.stream().map(ExecutionPlanned::execution).toList()));
    }

    // The first of a kind stands, and one statement must not meet a row twice.
    private static <T extends ExecutionEvent> Collection<T> firsts(
            Class<T> kind, List<Received<ExecutionEvent>> events) {
        Map<ExecutionId, T> firsts = new LinkedHashMap<>();
        Received.only(kind, events)
                .forEach(each -> firsts.putIfAbsent(each.event().execution(), each.event()));
        return firsts.values();
    }

    private static Uni<Void> requested(SqlConnection transaction, Collection<ExecutionRequested> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(REQUESTED)
                .execute(Columns.of(events)
                        .longs(event -> event.execution().value())
                        .longs(event -> event.policy().id().value())
                        .booleans(ExecutionRequested::dryRun)
                        .instants(event -> event.meta().occurredAt())
                        .instants(ExecutionRequested::notAfter)
                        .tuple())
                .replaceWithVoid();
    }

    private static Uni<Void> planned(SqlConnection transaction, Collection<ExecutionPlanned> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(PLANNED)
                .execute(Columns.of(events)
                        .longs(event -> event.execution().value())
                        .integers(ExecutionPlanned::tasks)
                        .instants(event -> event.meta().occurredAt())
                        .tuple())
                .replaceWithVoid();
    }
}
