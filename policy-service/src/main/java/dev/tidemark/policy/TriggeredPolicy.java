package dev.tidemark.policy;

import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import java.time.Instant;

/**
 * A policy that events make run.
 *
 * @param since when it was given its trigger
 */
public record TriggeredPolicy(Policy policy, Instant since) {

    public PolicyId id() {
        return policy.id();
    }

    public EventTrigger trigger() {
        return policy.eventTrigger();
    }
}
