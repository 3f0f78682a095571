package dev.tidemark.executor.planning;

import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.evaluator.Evaluator;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.executor.registry.Registries;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides what is to become of a repository as it was read. */
@ApplicationScoped
class DecidePlan {

    private final Registries registries;

    DecidePlan(Registries registries) {
        this.registries = registries;
    }

    /** @throws dev.tidemark.evaluator.pattern.PatternException if a pattern of the rules cannot be matched */
    Plan of(TaskRequested task, Reading reading) {
        Plan plan = plan(task, reading, reading.deletesTags().orElse(false));
        boolean unknown = reading.deletesTags().isEmpty() && reading.inventory().answered();
        // Whoever deletes finds it out, and nobody would be asked to for ever. So he gets what would go if tags went
        // alone,
        // and leaves it where they do not.
        return unknown && plan.condemned().isEmpty() && !task.dryRun() ? plan(task, reading, true) : plan;
    }

    private Plan plan(TaskRequested task, Reading reading, boolean deletesTags) {
        boolean createdCounts = registries.createdCountsAsPushed(task.task().registry());
        return Evaluator.plan(Snapshots.of(reading, createdCounts, deletesTags), task.rules(), task.now());
    }
}
