package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads policies. */
@ApplicationScoped
public class Policies {

    private final PolicyRepository policies;

    Policies(PolicyRepository policies) {
        this.policies = policies;
    }

    /**
     * The policy as it is now.
     *
     * @throws UnknownPolicyException if there is none
     */
    @WithSession
    public Uni<StoredPolicy> get(PolicyId id) {
        return policies.alive(id)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownPolicyException(id))
                .map(row -> new StoredPolicy(row.toPolicy(), row.projectId, row.nextRun()));
    }
}
