package dev.tidemark.policy.execution;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.StopEvent.StopRequested;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.DatabaseClock;
import dev.tidemark.policy.outbox.EventIds;
import dev.tidemark.policy.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Asks for executions to be stopped. They run until their end is told; one that has ended, or was asked before, is left as it is. */
@ApplicationScoped
public class StopExecution {

    private final ExecutionRepository executions;
    private final DatabaseClock clock;
    private final Outbox outbox;

    StopExecution(ExecutionRepository executions, DatabaseClock clock, Outbox outbox) {
        this.executions = executions;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * Stops one.
     *
     * @throws UnknownExecutionException if there is none of the policy
     */
    @WithTransaction
    public Uni<Void> stop(PolicyId policy, ExecutionId id, String requestedBy) {
        return executions
                .lock(id)
                .invoke(execution -> requireOf(policy, id, execution))
                .chain(execution -> clock.now().chain(now -> stop(execution, requestedBy, now)));
    }

    /** Stops all that run, within the caller's transaction. */
    public Uni<Void> allOf(PolicyId policy, String requestedBy) {
        return executions.lockRunning(policy).chain(running -> clock.now().chain(now -> Multi.createFrom()
                .iterable(running)
                .onItem()
                .transformToUniAndConcatenate(execution -> stop(execution, requestedBy, now))
                .collect()
                .last()));
    }

    /** Those that have not ended; within the caller's transaction they stay so. */
    public Uni<List<ExecutionId>> runningOf(PolicyId policy) {
        return executions.lockRunning(policy).map(running -> running.stream()
                .map(ExecutionEntity::executionId)
                .toList());
    }

    static void requireOf(PolicyId policy, ExecutionId id, ExecutionEntity execution) {
        if (execution == null || execution.policyId != policy.value()) {
            throw new UnknownExecutionException(id, execution != null);
        }
    }

    private Uni<Void> stop(ExecutionEntity execution, String requestedBy, Instant now) {
        if (!execution.canBeStopped()) {
            return Uni.createFrom().voidItem();
        }
        execution.stopRequestedAt = now;
        return outbox.append(
                new StopRequested(EventMeta.of(EventIds.next(), now, null), execution.executionId(), requestedBy));
    }
}
