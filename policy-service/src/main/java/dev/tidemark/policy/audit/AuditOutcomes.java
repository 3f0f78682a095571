package dev.tidemark.policy.audit;

import java.util.List;

/**
 * What an execution of one repository did.
 *
 * @param items what became of each tag and manifest that it condemned, or that was named and stays
 * @param error why its task failed, else null
 */
public record AuditOutcomes(List<AuditOutcome> items, String error) {

    public AuditOutcomes {
        items = List.copyOf(items);
    }
}
