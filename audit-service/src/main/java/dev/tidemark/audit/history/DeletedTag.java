package dev.tidemark.audit.history;

import dev.tidemark.audit.database.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A tag we deleted.
 *
 * @param number within its repository: given once, never again, and not without gaps to who asks for some policies only
 */
record DeletedTag(int number, long execution, Long policy, String tag, Instant deletedAt) {

    static DeletedTag of(Row row) {
        return new DeletedTag(
                row.getInteger("number"),
                row.getLong("execution"),
                row.getLong("policy"),
                row.getString("tag"),
                Rows.instant(row, "deleted_at"));
    }
}
