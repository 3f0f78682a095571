package dev.tidemark.policy.api.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.policy.audit.AuditTaskDetail;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The share of an execution that is one repository. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The share of an execution that is one repository.")
record TaskResponse(
        @Schema(required = true) long task,
        @Schema(required = true) long execution,
        @Schema(required = true) String registry,
        @Schema(required = true) String repository,
        @Schema(required = true) TaskStatus status,
        Boolean dryRun,
        @Schema(required = true, description = "How many tags or artifacts it decided on.") long total,
        @Schema(required = true) long retained,
        @Schema(required = true) long deleted,
        @Schema(required = true, description = "How many were condemned, and stay.") long kept,
        @Schema(required = true) long failed,
        Instant startedAt,
        Instant endedAt,
        @Schema(description = "What went wrong.") String error) {

    static TaskResponse of(AuditTaskDetail task) {
        return new TaskResponse(
                task.number(),
                task.execution(),
                task.registry(),
                task.repository(),
                task.status(),
                task.dryRun(),
                task.total(),
                task.retained(),
                task.deleted(),
                task.kept(),
                task.failed(),
                task.startedAt(),
                task.endedAt(),
                task.error());
    }
}
