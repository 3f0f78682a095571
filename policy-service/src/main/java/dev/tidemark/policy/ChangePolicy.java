package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Replaces what a policy says. Executions that were asked for before keep to what it said then. */
@ApplicationScoped
public class ChangePolicy {

    private final ProjectRepository projects;
    private final PolicyRepository policies;
    private final DatabaseClock clock;
    private final Outbox outbox;

    ChangePolicy(ProjectRepository projects, PolicyRepository policies, DatabaseClock clock, Outbox outbox) {
        this.projects = projects;
        this.policies = policies;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Makes the draft the next revision of the policy.
     *
     * @throws PolicyNotBoundException unless the policy is the project's
     */
    @WithTransaction
    public Uni<Void> to(PolicyId id, long projectId, PolicyDraft draft, String requestedBy) {
        return projects.lock(projectId)
                .map(project -> project != null && project.toProject().isBoundTo(id))
                .chain(bound -> bound ? policies.lock(id) : Uni.createFrom().nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> new PolicyNotBoundException(id, projectId))
                .chain(policy -> clock.now().chain(now -> change(policy, draft, requestedBy, now)));
    }

    private Uni<Void> change(PolicyEntity policy, PolicyDraft draft, String requestedBy, Instant now) {
        policy.become(draft, now);
        return outbox.append(PolicyChanges.changed(policy.toPolicy(), now, requestedBy));
    }
}
