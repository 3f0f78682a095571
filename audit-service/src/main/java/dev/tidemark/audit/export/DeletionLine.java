package dev.tidemark.audit.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.audit.database.Rows;
import dev.tidemark.audit.decision.Asked;
import dev.tidemark.contracts.registry.RepositoryName;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A subject that was deleted.
 *
 * @param tag null where it was the manifest
 * @param manifestBytes of the manifest itself; null where it was a tag, or is not known
 * @param contentBytesAtMost of all that the manifest named, an upper bound of what that freed; null likewise
 * @param trigger CLIENT where a client named it, or what it went along with; else null
 * @param requestedBy the user of that client, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeletionLine(
        long id,
        Instant deletedAt,
        String registry,
        String project,
        String repository,
        String tag,
        String digest,
        long execution,
        Long policy,
        String reason,
        String rule,
        Long manifestBytes,
        Long contentBytesAtMost,
        String trigger,
        String requestedBy) {

    static DeletionLine of(Row row) {
        String repository = row.getString("repository");
        Asked asked = Asked.of(row);
        return new DeletionLine(
                row.getLong("id"),
                Rows.instant(row, "deleted_at"),
                row.getString("registry"),
                new RepositoryName(repository).project().toString(),
                repository,
                row.getString("tag"),
                row.getString("digest"),
                row.getLong("execution"),
                row.getLong("policy"),
                row.getString("reason"),
                asked.rule(),
                row.getLong("manifest_bytes"),
                row.getLong("content_bytes_at_most"),
                asked.trigger(),
                asked.requestedBy());
    }
}
