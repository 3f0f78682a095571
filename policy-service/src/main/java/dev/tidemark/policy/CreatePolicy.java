package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.policy.outbox.Outbox;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.ProjectRepository;
import dev.tidemark.policy.project.ProjectTakenException;
import dev.tidemark.policy.project.UnknownProjectException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes policies: the one of a project, which is bound to it, and others, which are known by a name, by their repository or by a number. */
@ApplicationScoped
public class CreatePolicy {

    private final ProjectRepository projects;
    private final PolicyRepository policies;
    private final PolicyRevisions revisions;
    private final DatabaseClock clock;
    private final Outbox outbox;

    CreatePolicy(
            ProjectRepository projects,
            PolicyRepository policies,
            PolicyRevisions revisions,
            DatabaseClock clock,
            Outbox outbox) {
        this.projects = projects;
        this.policies = policies;
        this.revisions = revisions;
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
                .chain(project ->
                        create(project.toProject(), draft, requestedBy).invoke(project::bind));
    }

    /**
     * Creates a policy of that scope.
     *
     * @throws PolicyExistsException if its name is taken, or its repository where there can be only one; of two that come at once, the
     *     second gets this
     */
    @WithTransaction
    public Uni<PolicyId> of(Scope scope, PolicyDraft draft, String requestedBy) {
        return policies.requireFree(scope, draft).chain(() -> create(null, scope, draft, requestedBy));
    }

    private Uni<PolicyId> create(Project project, PolicyDraft draft, String requestedBy) {
        project.retention().ifPresent(policy -> {
            throw new ProjectTakenException(project.id(), policy);
        });
        return create(project.id(), project.scope(), draft, requestedBy);
    }

    private Uni<PolicyId> create(Integer project, Scope scope, PolicyDraft draft, String requestedBy) {
        return clock.now()
                .chain(now -> policies.persist(PolicyEntity.of(draft, project, scope, now))
                        .call(policy -> revisions.note(policy, requestedBy, now))
                        .call(policy -> outbox.append(PolicyChanges.changed(policy.toPolicy(), now, requestedBy))))
                .map(PolicyEntity::policyId);
    }
}
