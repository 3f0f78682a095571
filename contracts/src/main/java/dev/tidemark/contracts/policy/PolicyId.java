package dev.tidemark.contracts.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The number of a policy, given by policy-service and never reused; Harbor's clients see it as {@code id}.
 *
 * @throws IllegalArgumentException if it is not positive
 */
public record PolicyId(@JsonValue long value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PolicyId {
        if (value <= 0) {
            throw new IllegalArgumentException("a policy id is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
