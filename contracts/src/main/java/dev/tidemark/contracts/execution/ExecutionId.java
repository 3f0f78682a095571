package dev.tidemark.contracts.execution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number of an execution, given by policy-service and never reused.
 *
 * @throws IllegalArgumentException if it is not positive
 */
public record ExecutionId(@JsonValue long value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExecutionId {
        if (value <= 0) {
            throw new IllegalArgumentException("an execution id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
