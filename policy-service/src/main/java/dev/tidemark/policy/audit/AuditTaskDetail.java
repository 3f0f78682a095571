package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.TaskStatus;
import java.time.Instant;

/**
 * A task as audit-service tells it.
 *
 * @param dryRun null while that is not known
 * @param startedAt null before it has started
 * @param endedAt null before it has ended
 * @param error null where nothing went wrong
 */
public record AuditTaskDetail(
        long number,
        long execution,
        String registry,
        String repository,
        TaskStatus status,
        Boolean dryRun,
        long total,
        long retained,
        long deleted,
        long kept,
        long failed,
        Instant startedAt,
        Instant endedAt,
        String error) {}
