package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.policy.ChangePolicy;
import dev.tidemark.policy.ChangeTrigger;
import dev.tidemark.policy.CompiledPolicy;
import dev.tidemark.policy.CreatePolicy;
import dev.tidemark.policy.PolicyDraft;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes a policy and its trigger together: both, or neither. */
@ApplicationScoped
class WritePolicy {

    private final CreatePolicy createPolicy;
    private final ChangePolicy changePolicy;
    private final ChangeTrigger changeTrigger;

    WritePolicy(CreatePolicy createPolicy, ChangePolicy changePolicy, ChangeTrigger changeTrigger) {
        this.createPolicy = createPolicy;
        this.changePolicy = changePolicy;
        this.changeTrigger = changeTrigger;
    }

    @WithTransaction
    Uni<PolicyId> create(Scope scope, CompiledPolicy policy, Optional<EventTrigger> trigger, String by) {
        return policy.project()
                .map(project -> createPolicy.inProject(project, policy.draft(), by))
                .orElseGet(() -> createPolicy.of(scope, policy.draft(), by))
                .call(id -> changeTrigger.to(id, trigger, by));
    }

    @WithTransaction
    Uni<Void> change(Changed change, PolicyDraft draft, Optional<EventTrigger> trigger, String by) {
        return changePolicy
                .to(change.id(), change.expected(), draft, by)
                .chain(() -> changeTrigger.to(change.id(), trigger, by))
                .replaceWithVoid();
    }

    /** Which policy is changed, and the revision the client knows. */
    record Changed(PolicyId id, Optional<Integer> expected) {}
}
