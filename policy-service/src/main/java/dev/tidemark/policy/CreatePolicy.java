package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Gives a project the policy it has not. */
@ApplicationScoped
public class CreatePolicy {

    private final ProjectRepository projects;
    private final PolicyRepository policies;
    private final DatabaseClock clock;
    private final Outbox outbox;

    CreatePolicy(ProjectRepository projects, PolicyRepository policies, DatabaseClock clock, Outbox outbox) {
        this.projects = projects;
        this.policies = policies;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Creates the policy and binds the project to it.
     *
     * @throws UnknownProjectException if there is no such project
     * @throws ProjectTakenException if it has a policy already; of two that come at once, the second gets this
     */
    @WithTransaction
    public Uni<PolicyId> inProject(long projectId, PolicyDraft draft, String requestedBy) {
        return projects.lock(projectId)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownProjectException(Long.toString(projectId)))
                .invoke(CreatePolicy::requireFree)
                .chain(project -> clock.now().chain(now -> create(project, draft, requestedBy, now)));
    }

    private static void requireFree(ProjectEntity project) {
        project.toProject().retention().ifPresent(policy -> {
            throw new ProjectTakenException(project.id, policy);
        });
    }

    private Uni<PolicyId> create(ProjectEntity project, PolicyDraft draft, String requestedBy, Instant now) {
        return policies.persist(
                        PolicyEntity.of(draft, project.id, project.toProject().scope(), now))
                .invoke(policy -> project.retentionId = policy.id)
                .map(PolicyEntity::toPolicy)
                .call(policy -> outbox.append(PolicyChanges.changed(policy, now, requestedBy)))
                .map(policy -> policy.id());
    }
}
