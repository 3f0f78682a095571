package dev.tidemark.audit.inquiry;

import dev.tidemark.audit.database.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A stored share of a plan, not unpacked yet, and whose it is.
 *
 * @param policy null while only events are known that do not tell
 * @param dryRun null likewise
 */
record Chunk(
        long execution,
        long task,
        Long policy,
        Boolean dryRun,
        String registry,
        String repository,
        Instant plannedAt,
        int chunk,
        byte[] content) {

    static final String COLUMNS =
            """
            t.execution, t.number, coalesce(t.policy, e.policy) AS policy, coalesce(t.dry_run, e.dry_run) AS dry_run, t.registry,
            t.repository, c.planned_at, c.chunk, c.content""";

    static Chunk of(Row row) {
        return new Chunk(
                row.getLong("execution"),
                row.getLong("number"),
                row.getLong("policy"),
                row.getBoolean("dry_run"),
                row.getString("registry"),
                row.getString("repository"),
                Rows.instant(row, "planned_at"),
                row.getInteger("chunk"),
                row.getBuffer("content").getBytes());
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    Place place(int index) {
        return new Place(execution, task, chunk, index);
    }
}
