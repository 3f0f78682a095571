package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.Reason;
import java.time.Instant;
import java.util.List;

/**
 * What was deleted, the latest first.
 *
 * @param next where to go on; null at the end
 */
public record AuditDeletionPage(List<Deleted> items, String next) {

    /**
     * A subject that was deleted.
     *
     * @param tag null where it was the manifest
     * @param reason why it was condemned; null where the decision is not known
     */
    public record Deleted(
            long execution,
            Long policy,
            String registry,
            String repository,
            String tag,
            String digest,
            Reason reason,
            String rule,
            Instant deletedAt,
            Long manifestBytes,
            Long contentBytesAtMost) {}

    public AuditDeletionPage {
        items = List.copyOf(items);
    }
}
