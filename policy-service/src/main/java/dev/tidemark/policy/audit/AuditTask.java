package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;

/**
 * A task, as far as it is shown here.
 *
 * @param startedAt null before it has started
 * @param endedAt null before it has ended
 */
public record AuditTask(
        long number,
        ExecutionId execution,
        RepositoryName repository,
        TaskStatus status,
        long total,
        long retained,
        Instant startedAt,
        Instant endedAt) {}
