package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.execution.StopExecution;
import dev.tidemark.policy.outbox.Outbox;
import dev.tidemark.policy.project.ProjectEntity;
import dev.tidemark.policy.project.ProjectRepository;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Ends a policy: it runs no more, its project is free for another, and its number is never given again. */
@ApplicationScoped
public class DeletePolicy {

    /** What is to become of executions that run. */
    public enum Running {
        /** They go on, and the policy stays. */
        FORBIDS,
        /** They are stopped. */
        IS_STOPPED
    }

    private final ProjectRepository projects;
    private final PolicyRepository policies;
    private final StopExecution stop;
    private final DatabaseClock clock;
    private final Outbox outbox;

    DeletePolicy(
            ProjectRepository projects,
            PolicyRepository policies,
            StopExecution stop,
            DatabaseClock clock,
            Outbox outbox) {
        this.projects = projects;
        this.policies = policies;
        this.stop = stop;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Deletes the policy.
     *
     * @throws UnknownPolicyException if there is none; of two that come at once, the second gets this
     * @throws PolicyBusyException if an execution runs and that forbids it
     */
    @WithTransaction
    public Uni<Void> delete(PolicyId id, Running running, String requestedBy) {
        return delete(id, Optional.empty(), running, requestedBy);
    }

    /**
     * As {@link #delete(PolicyId, Running, String)}.
     *
     * @param expected the revision the client knows; empty if whatever there is may be deleted
     * @throws StalePolicyException if it has another revision
     */
    @WithTransaction
    public Uni<Void> delete(PolicyId id, Optional<Integer> expected, Running running, String requestedBy) {
        // The project's lock comes first everywhere, so that a deletion and a change do not wait for each other.
        return projects.lockBoundTo(id).chain(project -> policies.lockAlive(id)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownPolicyException(id))
                .invoke(policy -> policy.requireRevision(expected))
                .call(() -> settle(id, running, requestedBy))
                .chain(policy -> clock.now().chain(now -> end(project, policy, requestedBy, now))));
    }

    private Uni<Void> settle(PolicyId id, Running running, String requestedBy) {
        if (running == Running.IS_STOPPED) {
            return stop.allOf(id, requestedBy);
        }
        return stop.runningOf(id)
                .map(executions -> executions.stream().findFirst())
                .invoke(first -> first.ifPresent(execution -> {
                    throw new PolicyBusyException(id, execution);
                }))
                .replaceWithVoid();
    }

    private Uni<Void> end(ProjectEntity project, PolicyEntity policy, String requestedBy, Instant now) {
        policy.end(now);
        if (project != null) {
            project.release(policy.policyId());
        }
        return outbox.append(PolicyChanges.deleted(policy.toPolicy(), now, requestedBy));
    }
}
