package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Makes the events of the results topic, with ids derived from the fact. */
public final class Results {

    private final Clock clock;
    private final UUID cause;
    private final TaskId task;

    public Results(TaskId task, UUID cause, Clock clock) {
        this.task = task;
        this.cause = cause;
        this.clock = clock;
    }

    /** The batch is about to be deleted. */
    public DeletionsBegun begun(PlanId plan, int batch, List<Subject> subjects) {
        return new DeletionsBegun(meta("deletions-begun", plan, batch), task, plan, batch, subjects);
    }

    /** The batch, or this part of it, is done. */
    public DeletionsDone done(PlanId plan, int batch, List<SubjectOutcome> outcomes) {
        Object first = outcomes.isEmpty() ? "nothing" : outcomes.get(0).subject();
        return new DeletionsDone(meta("deletions-done", plan, batch, first), task, plan, batch, outcomes);
    }

    /** The task ended; {@code plan} and {@code error} may be null. */
    public TaskFinished finished(PlanId plan, boolean dryRun, TaskStatus status, TaskTotals totals, String error) {
        return new TaskFinished(meta("task-finished"), task, plan, dryRun, status, totals, error);
    }

    private EventMeta meta(Object... parts) {
        return EventMeta.of(DerivedId.of(task, List.of(parts)), clock.instant(), cause);
    }
}
