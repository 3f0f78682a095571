package dev.tidemark.policy.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a policy, as its row knows it.
 *
 * @param revision of the policy, at which it was asked for
 * @param repository the only one it is about; empty: all in the policy's scope
 * @param notAfter when what has not been done by then is left undone
 * @param end how it ended; empty as long as it has not
 */
public record Execution(
        ExecutionId id,
        PolicyId policy,
        int revision,
        Trigger trigger,
        Optional<RepositoryName> repository,
        boolean dryRun,
        String requestedBy,
        Instant requestedAt,
        Instant notAfter,
        boolean stopRequested,
        ExecutionStatus status,
        Optional<End> end) {

    /**
     * What became of it.
     *
     * @param tasks how many repositories it was about
     * @param total how many tags or artifacts it decided on
     * @param failed how many of its tasks failed
     * @param error what went wrong, where something did with the execution as a whole
     */
    public record End(
            Instant at, int tasks, long total, long retained, long deleted, int failed, Optional<String> error) {}

    /** When it ended. */
    public Optional<Instant> finishedAt() {
        return end.map(End::at);
    }
}
