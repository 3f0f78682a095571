package dev.tidemark.audit.execution;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.contracts.execution.ExecutionStatus;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * An execution as its tasks have made it so far.
 *
 * @param dryRun null while only events are known that do not tell
 * @param tasksExpected null until all its tasks were published
 */
record ExecutionView(
        long execution,
        ExecutionStatus status,
        Boolean dryRun,
        Integer tasksExpected,
        int tasksFinished,
        long total,
        long retained,
        long deleted,
        Instant requestedAt,
        Instant finishedAt,
        String error) {

    static ExecutionView of(Row row) {
        return new ExecutionView(
                row.getLong("id"),
                ExecutionStatus.valueOf(row.getString("status")),
                row.getBoolean("dry_run"),
                row.getInteger("tasks_expected"),
                row.getInteger("tasks_finished"),
                row.getLong("total"),
                row.getLong("retained"),
                row.getLong("deleted"),
                Rows.instant(row, "requested_at"),
                Rows.instant(row, "finished_at"),
                row.getString("error"));
    }
}
