package dev.tidemark.policy.harbor.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tidemark.policy.audit.AuditTask;
import dev.tidemark.policy.harbor.HarborTime;
import java.util.Optional;

/** A task on Harbor's wire. */
@JsonPropertyOrder(alphabetic = true)
record HarborTask(
        long id,
        @JsonProperty("execution_id") long executionId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String repository,
        @JsonProperty("job_id") String jobId,
        String status,
        @JsonProperty("status_code") int statusCode,
        @JsonProperty("start_time") String startTime,
        @JsonProperty("end_time") String endTime,
        long total,
        long retained) {

    static HarborTask of(AuditTask task) {
        return new HarborTask(
                task.number(),
                task.execution().value(),
                task.repository().withinProject(),
                // Clients show it and cannot do anything else with it; 24 digits is what they are used to.
                "%024x".formatted(task.number()),
                word(task),
                code(task),
                HarborTime.of(Optional.ofNullable(task.startedAt())),
                HarborTime.of(Optional.ofNullable(task.endedAt())),
                task.total(),
                task.retained());
    }

    private static String word(AuditTask task) {
        return switch (task.status()) {
            case PENDING -> "Pending";
            case RUNNING -> "Running";
            case SUCCESS -> "Success";
            case ERROR, EXPIRED -> "Error";
            case STOPPED, HELD -> "Stopped";
        };
    }

    private static int code(AuditTask task) {
        return switch (task.status()) {
            case PENDING -> 0;
            case RUNNING -> 2;
            case SUCCESS, ERROR, EXPIRED, STOPPED, HELD -> 3;
        };
    }
}
