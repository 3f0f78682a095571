package dev.tidemark.policy.harbor.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.harbor.HarborTime;

/** An execution on Harbor's wire. */
@JsonPropertyOrder(alphabetic = true)
record HarborExecution(
        long id,
        @JsonProperty("policy_id") long policyId,
        @JsonProperty("start_time") String startTime,
        @JsonProperty("end_time") String endTime,
        String status,
        String trigger,
        @JsonProperty("dry_run") @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dryRun) {

    static HarborExecution of(Execution execution) {
        return new HarborExecution(
                execution.id().value(),
                execution.policy().value(),
                HarborTime.of(execution.requestedAt()),
                HarborTime.of(execution.finishedAt()),
                word(execution.status()),
                word(execution.trigger()),
                execution.dryRun());
    }

    private static String word(ExecutionStatus status) {
        return switch (status) {
            case RUNNING -> "Running";
            case SUCCESS -> "Success";
            case ERROR -> "Error";
            // Harbor knows no holds, and its clients poll until they see an end.
            case STOPPED, HELD -> "Stopped";
        };
    }

    /** Harbor mixes two sets of constants here, and clients know both. */
    private static String word(Trigger trigger) {
        return switch (trigger) {
            case SCHEDULE -> "Schedule";
            case EVENT -> "EVENT";
            case MANUAL, APPROVAL, CLIENT -> "MANUAL";
        };
    }
}
