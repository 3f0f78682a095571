package dev.tidemark.audit.decision;

import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.PlanId;
import java.time.Instant;
import java.util.List;

/** A share of a plan, as one TaskPlanned told it, under the number of its task. */
public record DecisionChunk(
        long task, PlanId plan, int chunk, int chunks, List<Decision> decisions, Instant plannedAt) {

    public static DecisionChunk of(long task, TaskPlanned event) {
        return new DecisionChunk(
                task,
                event.plan(),
                event.chunk(),
                event.chunks(),
                event.decisions(),
                event.meta().occurredAt());
    }

    /** How many of its decisions condemn. */
    int condemned() {
        return (int) decisions.stream()
                .filter(decision -> decision.verdict() == Decision.Verdict.DELETE)
                .count();
    }
}
