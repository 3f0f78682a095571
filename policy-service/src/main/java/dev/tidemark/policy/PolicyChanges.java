package dev.tidemark.policy;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.PolicyEvent.PolicyChanged;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.policy.outbox.EventIds;
import java.time.Instant;

/** The event that tells of a new revision. */
final class PolicyChanges {

    private PolicyChanges() {}

    static PolicyChanged changed(Policy policy, Instant now, String changedBy) {
        return new PolicyChanged(EventMeta.of(EventIds.next(), now, null), policy, false, changedBy);
    }

    static PolicyChanged deleted(Policy policy, Instant now, String changedBy) {
        return new PolicyChanged(EventMeta.of(EventIds.next(), now, null), policy, true, changedBy);
    }
}
