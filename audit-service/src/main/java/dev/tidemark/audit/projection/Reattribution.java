package dev.tidemark.audit.projection;

import dev.tidemark.audit.database.Columns;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.TaskId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Claims at a task's end what its worker counts as ours. A worker that took over, and then may not delete any more, only looks what
 * the one before it did: nothing is told a second time, but its numbers say whose deletions those were. Only where they say it of all
 * that is gone is it known which.
 */
@ApplicationScoped
class Reattribution {

    private static final String CLAIM =
            """
            WITH ours AS (
                DELETE FROM audit.outcome o
                USING unnest($1::bigint[], $2::integer[], $3::integer[], $4::timestamptz[]) AS x(number, deleted, gone, at)
                JOIN audit.task t ON t.number = x.number
                WHERE o.task = t.number AND o.outcome = 'GONE' AND t.ended_at IS NULL
                    AND t.gone > 0 AND x.gone = 0 AND x.deleted = t.deleted + t.gone
                RETURNING t.number AS task, t.execution, t.policy, t.registry, t.repository, o.subject, o.manifest_bytes,
                    o.content_bytes_at_most, x.at),
            summed AS (
                UPDATE audit.task t SET deleted = t.deleted + t.gone, gone = 0 WHERE t.number IN (SELECT task FROM ours)),
            found AS (
                SELECT ours.*, CASE WHEN subject LIKE '%@%' THEN split_part(subject, '@', 1) END AS tag,
                    CASE WHEN subject LIKE '%@%' THEN split_part(subject, '@', 2) ELSE subject END AS digest,
                    row_number() OVER (ORDER BY task, subject) AS place
                FROM ours),
            """
                    + HistoryNumbers.NUMBERED
                    + """
            INSERT INTO audit.history (task, subject, execution, policy, registry, repository, tag, digest, outcome, deleted_at,
                manifest_bytes, content_bytes_at_most, number)
            SELECT task, subject, execution, policy, registry, repository, tag, digest, 'DELETED', at, manifest_bytes,
                content_bytes_at_most, number
            FROM numbered ORDER BY place
            RETURNING task""";

    private final HistoryReasons reasons;

    Reattribution(HistoryReasons reasons) {
        this.reasons = reasons;
    }

    Uni<Void> claim(SqlConnection transaction, Collection<TaskFinished> ends, Map<TaskId, Long> numbers) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Columns.of(ends)
                        .longs(event -> numbers.get(event.task()))
                        .integers(event -> event.totals().deleted())
                        .integers(event -> event.totals().gone())
                        .instants(event -> event.meta().occurredAt())
                        .tuple())
                .chain(claimed -> {
                    var tasks = new LinkedHashSet<Long>();
                    claimed.forEach(row -> tasks.add(row.getLong("task")));
                    return reasons.fill(transaction, tasks);
                });
    }
}
