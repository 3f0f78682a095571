package dev.tidemark.policy.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.PolicyId;
import java.time.Instant;
import java.util.Optional;

/** One run of a policy, as its row knows it. */
public record Execution(
        ExecutionId id,
        PolicyId policy,
        Trigger trigger,
        boolean dryRun,
        ExecutionStatus status,
        Instant requestedAt,
        Optional<Instant> finishedAt) {}
