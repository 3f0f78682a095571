package dev.tidemark.contracts.execution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** The identity of a plan, derived from its task and its content: the same plan, made twice, has the same id. */
public record PlanId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PlanId {
        Objects.requireNonNull(value, "plan id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
