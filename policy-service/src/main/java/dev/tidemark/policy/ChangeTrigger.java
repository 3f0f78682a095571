package dev.tidemark.policy;

import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Says which events make a policy run. It is the policy's next revision, whatever its dialect; the client's document stays as it is. */
@ApplicationScoped
public class ChangeTrigger {

    private final PolicyRepository policies;
    private final DatabaseClock clock;
    private final Outbox outbox;

    ChangeTrigger(PolicyRepository policies, DatabaseClock clock, Outbox outbox) {
        this.policies = policies;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Gives the policy the trigger, or takes its trigger away. What runs goes on; what waits for a trigger that is gone does not run.
     *
     * @return the trigger it had
     * @throws UnknownPolicyException if there is no such policy
     */
    @WithTransaction
    public Uni<Optional<EventTrigger>> to(PolicyId id, Optional<EventTrigger> trigger, String requestedBy) {
        return policies.lockAlive(id)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownPolicyException(id))
                .chain(policy -> clock.now().chain(now -> change(policy, trigger, requestedBy, now)));
    }

    private Uni<Optional<EventTrigger>> change(
            PolicyEntity policy, Optional<EventTrigger> trigger, String requestedBy, Instant now) {
        Optional<EventTrigger> before = policy.eventTrigger();
        if (before.equals(trigger)) {
            return Uni.createFrom().item(before);
        }
        policy.runOn(trigger, now);
        return outbox.append(PolicyChanges.changed(policy.toPolicy(), now, requestedBy))
                .replaceWith(before);
    }
}
