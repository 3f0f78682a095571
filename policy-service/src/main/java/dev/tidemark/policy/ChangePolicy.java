package dev.tidemark.policy;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.policy.execution.StopExecution;
import dev.tidemark.policy.outbox.Outbox;
import dev.tidemark.policy.project.ProjectRepository;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Replaces what a policy says. Executions that were asked for before keep to what it said then; if it is disabled by it, they are
 * stopped.
 */
@ApplicationScoped
public class ChangePolicy {

    private final ProjectRepository projects;
    private final PolicyRepository policies;
    private final PolicyRevisions revisions;
    private final StopExecution stop;
    private final DatabaseClock clock;
    private final Outbox outbox;

    ChangePolicy(
            ProjectRepository projects,
            PolicyRepository policies,
            PolicyRevisions revisions,
            StopExecution stop,
            DatabaseClock clock,
            Outbox outbox) {
        this.projects = projects;
        this.policies = policies;
        this.revisions = revisions;
        this.stop = stop;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Makes the draft the next revision of the policy.
     *
     * @throws PolicyNotBoundException unless the policy is the project's
     */
    @WithTransaction
    public Uni<Void> inProject(PolicyId id, long projectId, PolicyDraft draft, String requestedBy) {
        return projects.lock(projectId)
                .map(project -> project != null && project.toProject().isBoundTo(id))
                .chain(bound ->
                        bound ? policies.lockAlive(id) : Uni.createFrom().nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> new PolicyNotBoundException(id, projectId))
                .chain(policy -> change(policy, draft, requestedBy));
    }

    /**
     * Makes the draft the next revision of the policy. Its scope stays.
     *
     * @param expected the revision the client knows; empty if whatever there is may be replaced
     * @throws UnknownPolicyException if there is no such policy
     * @throws StalePolicyException if it has another revision
     * @throws PolicyExistsException if its new name is another one's
     */
    @WithTransaction
    public Uni<Void> to(PolicyId id, Optional<Integer> expected, PolicyDraft draft, String requestedBy) {
        return policies.lockAlive(id)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownPolicyException(id))
                .invoke(policy -> policy.requireRevision(expected))
                .call(policy -> draft.name().isEmpty() || draft.name().equals(Optional.ofNullable(policy.name))
                        ? Uni.createFrom().voidItem()
                        : policies.requireFree(scopeOf(policy), draft))
                .chain(policy -> change(policy, draft, requestedBy));
    }

    /**
     * As {@link #to}, while no execution of the policy runs.
     *
     * @throws PolicyBusyException if one does
     */
    @WithTransaction
    public Uni<Void> whileIdle(PolicyId id, Optional<Integer> expected, PolicyDraft draft, String requestedBy) {
        return policies.lockAlive(id)
                .chain(() -> stop.runningOf(id))
                .invoke(running -> requireNone(id, running))
                .chain(() -> to(id, expected, draft, requestedBy));
    }

    private static void requireNone(PolicyId id, List<ExecutionId> running) {
        if (!running.isEmpty()) {
            throw new PolicyBusyException(id, running.get(0));
        }
    }

    private static Scope scopeOf(PolicyEntity policy) {
        return policy.toPolicy().scope();
    }

    private Uni<Void> change(PolicyEntity policy, PolicyDraft draft, String requestedBy) {
        Uni<Void> settled = draft.enabled() ? Uni.createFrom().voidItem() : stop.allOf(policy.policyId(), requestedBy);
        return settled.chain(clock::now).chain(now -> become(policy, draft, requestedBy, now));
    }

    private Uni<Void> become(PolicyEntity policy, PolicyDraft draft, String requestedBy, Instant now) {
        policy.become(draft, now);
        return revisions
                .note(policy, requestedBy, now)
                .chain(() -> outbox.append(PolicyChanges.changed(policy.toPolicy(), now, requestedBy)));
    }
}
