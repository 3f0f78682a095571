package dev.tidemark.audit.execution;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.contracts.execution.TaskStatus;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A task as its events have made it so far.
 *
 * @param plan the plan that stands, or the one that was told where none was begun yet; null before that
 * @param dryRun null while only events are known that do not tell
 */
public record TaskView(
        long number,
        long execution,
        String registry,
        String repository,
        TaskStatus status,
        UUID plan,
        Boolean dryRun,
        int total,
        int retained,
        int deleted,
        int kept,
        int failed,
        Instant startedAt,
        Instant endedAt,
        String error) {

    static TaskView of(Row row) {
        return new TaskView(
                row.getLong("number"),
                row.getLong("execution"),
                row.getString("registry"),
                row.getString("repository"),
                TaskStatus.valueOf(row.getString("status")),
                row.getUUID("plan"),
                row.getBoolean("dry_run"),
                row.getInteger("total"),
                row.getInteger("retained"),
                row.getInteger("deleted"),
                row.getInteger("kept"),
                row.getInteger("failed"),
                Rows.instant(row, "started_at"),
                Rows.instant(row, "ended_at"),
                row.getString("error"));
    }
}
