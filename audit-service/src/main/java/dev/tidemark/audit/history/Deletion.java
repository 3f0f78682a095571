package dev.tidemark.audit.history;

import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.decision.Asked;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A subject we deleted.
 *
 * @param policy null while only events are known that do not tell
 * @param tag null where it was the manifest
 * @param reason why it was condemned; null where the decision is not known (yet)
 * @param manifestBytes of the manifest itself; null where it was a tag, or is not known
 * @param contentBytesAtMost of all that the manifest named, an upper bound of what that freed; null likewise
 * @param trigger CLIENT where a client named it, or what it went along with; else null
 * @param requestedBy the user of that client, else null
 */
record Deletion(
        long id,
        long execution,
        Long policy,
        String registry,
        String repository,
        String tag,
        String digest,
        String outcome,
        String reason,
        String rule,
        Instant deletedAt,
        Long manifestBytes,
        Long contentBytesAtMost,
        String trigger,
        String requestedBy) {

    static Deletion of(Row row) {
        Asked asked = Asked.of(row);
        return new Deletion(
                row.getLong("id"),
                row.getLong("execution"),
                row.getLong("policy"),
                row.getString("registry"),
                row.getString("repository"),
                row.getString("tag"),
                row.getString("digest"),
                row.getString("outcome"),
                row.getString("reason"),
                asked.rule(),
                Rows.instant(row, "deleted_at"),
                row.getLong("manifest_bytes"),
                row.getLong("content_bytes_at_most"),
                asked.trigger(),
                asked.requestedBy());
    }

    Cursor cursor() {
        return new Cursor(deletedAt, id);
    }
}
