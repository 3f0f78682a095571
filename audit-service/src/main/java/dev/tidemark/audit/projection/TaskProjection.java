package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.audit.intake.Projection;
import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.TaskEvent;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasks as they are asked for. A release says nothing that a reader of tasks would not see in what follows it. */
@ApplicationScoped
public class TaskProjection implements Projection<TaskEvent> {

    private static final String REQUESTED =
            """
            UPDATE audit.task t SET
                policy = coalesce(t.policy, x.policy),
                dry_run = coalesce(t.dry_run, x.dry_run),
                requested_at = least(t.requested_at, x.requested_at)
            FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::timestamptz[]) AS x(number, policy, dry_run, requested_at)
            WHERE t.number = x.number""";

    // Should the execution's own request never be readable, this is what ends it in time.
    private static final String EXECUTIONS =
            """
            INSERT INTO audit.execution AS e (id, policy, dry_run, not_after)
            SELECT x.* FROM unnest($1::bigint[], $2::bigint[], $3::boolean[], $4::timestamptz[]) AS x(id, policy, dry_run, not_after)
            ORDER BY x.id
            ON CONFLICT (id) DO UPDATE SET
                policy = coalesce(e.policy, excluded.policy),
                dry_run = coalesce(e.dry_run, excluded.dry_run),
                not_after = coalesce(e.not_after, excluded.not_after)
            WHERE e.policy IS NULL OR e.not_after IS NULL""";

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<Received<TaskEvent>> events) {
        Map<TaskId, TaskRequested> requested = new LinkedHashMap<>();
        Received.only(TaskRequested.class, events)
                .forEach(each -> requested.putIfAbsent(each.event().task(), each.event()));
        if (requested.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return TaskNumbers.of(transaction, requested.keySet())
                .chain(numbers -> tasks(transaction, requested.values(), numbers))
                .chain(() -> executions(transaction, requested.values()));
    }

    private static Uni<Void> tasks(
            SqlConnection transaction, Collection<TaskRequested> requested, Map<TaskId, Long> numbers) {
        return transaction
                .preparedQuery(REQUESTED)
                .execute(Columns.of(requested)
                        .longs(event -> numbers.get(event.task()))
                        .longs(event -> event.policy().value())
                        .booleans(TaskRequested::dryRun)
                        .instants(event -> event.meta().occurredAt())
                        .tuple())
                .chain(() -> HistoryPolicies.fill(transaction, numbers.values()));
    }

    private static Uni<Void> executions(SqlConnection transaction, Collection<TaskRequested> requested) {
        Map<ExecutionId, TaskRequested> first = new LinkedHashMap<>();
        requested.forEach(event -> first.putIfAbsent(event.task().execution(), event));
        return transaction
                .preparedQuery(EXECUTIONS)
                .execute(Columns.of(first.values())
                        .longs(event -> event.task().execution().value())
                        .longs(event -> event.policy().value())
                        .booleans(TaskRequested::dryRun)
                        .instants(TaskRequested::notAfter)
                        .tuple())
                .replaceWithVoid();
    }
}
