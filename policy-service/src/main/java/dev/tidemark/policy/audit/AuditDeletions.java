package dev.tidemark.policy.audit;

import java.util.List;

/**
 * A page of deletions, the latest first.
 *
 * @param next the cursor of the next page, null where there is none
 */
record AuditDeletions(List<AuditDeletion> items, String next) {

    AuditDeletions {
        items = List.copyOf(items);
    }
}
