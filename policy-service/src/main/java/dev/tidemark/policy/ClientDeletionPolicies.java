package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The policies of our own whose executions delete what clients name, and nothing else. */
@ApplicationScoped
public class ClientDeletionPolicies {

    private final PolicyRepository policies;
    private final DatabaseClock clock;
    private final Outbox outbox;

    ClientDeletionPolicies(PolicyRepository policies, DatabaseClock clock, Outbox outbox) {
        this.policies = policies;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** The one of the registry; made if there is none. Within the caller's transaction. */
    public Uni<PolicyId> of(RegistryName registry) {
        return policies.clientDeletionsIn(registry)
                .onItem()
                .ifNull()
                .switchTo(() -> policies.lockClientDeletions()
                        .chain(() -> policies.clientDeletionsIn(registry))
                        .onItem()
                        .ifNull()
                        .switchTo(() -> create(registry)))
                .map(PolicyEntity::policyId);
    }

    private Uni<PolicyEntity> create(RegistryName registry) {
        PolicyDraft draft = RetainEverything.draft("not named");
        return clock.now().chain(now -> policies.persist(PolicyEntity.ofClientDeletions(registry, draft, now))
                .call(policy -> outbox.append(PolicyChanges.changed(policy.toPolicy(), now, "client deletions"))));
    }
}
