package dev.tidemark.policy.api.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.execution.ExecutionList;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One run of a policy. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One run of a policy.")
record ExecutionResponse(
        @Schema(required = true) long id,
        @Schema(required = true) long policy,
        @Schema(required = true, description = "Of the policy, when it was asked for.") int revision,
        @Schema(required = true) String registry,
        @Schema(description = "The only one it is about; without it, all of the registry.") String project,
        @Schema(description = "The only one it is about; without it, all of the project.") String repository,
        @Schema(required = true) Trigger trigger,
        @Schema(required = true) boolean dryRun,
        @Schema(required = true) String requestedBy,
        @Schema(required = true) Instant requestedAt,
        @Schema(required = true, description = "What has not been done by then is left undone.") Instant notAfter,
        @Schema(required = true, description = "Whether it was asked to stop.") boolean stopRequested,
        @Schema(required = true) ExecutionStatus status,
        @Schema(description = "How it ended; as long as it has not, it is not there.") End end) {

    /** What became of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExecutionEnd")
    record End(
            @Schema(required = true) Instant at,
            @Schema(required = true, description = "How many repositories it was about.") int tasks,
            @Schema(required = true, description = "How many tags or artifacts it decided on.") long total,
            @Schema(required = true) long retained,
            @Schema(required = true) long deleted,
            @Schema(required = true, description = "How many of its tasks failed.") int failedTasks,
            @Schema(description = "What went wrong with the execution as a whole.") String error) {

        private static End of(Execution.End end) {
            return new End(
                    end.at(),
                    end.tasks(),
                    end.total(),
                    end.retained(),
                    end.deleted(),
                    end.failed(),
                    end.error().orElse(null));
        }
    }

    static ExecutionResponse of(ExecutionList.Entry entry) {
        Execution execution = entry.execution();
        String repository = execution
                .repository()
                .map(Objects::toString)
                .orElseGet(() -> Objects.toString(entry.scope().repository(), null));
        return new ExecutionResponse(
                execution.id().value(),
                execution.policy().value(),
                execution.revision(),
                entry.scope().registry().value(),
                Optional.ofNullable(entry.scope().project())
                        .or(() -> execution.repository().map(name -> name.project()))
                        .map(Objects::toString)
                        .orElse(null),
                repository,
                execution.trigger(),
                execution.dryRun(),
                execution.requestedBy(),
                execution.requestedAt(),
                execution.notAfter(),
                execution.stopRequested(),
                execution.status(),
                execution.end().map(End::of).orElse(null));
    }
}
