package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the results tell of one task: whether it ended, under which plan it was begun, and what became of each subject so far. */
final class TaskMemory {

    private final Map<Subject, SubjectOutcome> outcomes = new HashMap<>();
    private final Set<Subject> begun = new HashSet<>();
    private PlanId plan;
    private boolean ended;
    private Instant latest = Instant.MIN;

    /**
     * Adds a result. Nothing counts after the end, and the first outcome of a subject stands. Once a plan is begun, an end that is not
     * its own is none: planning met the task again, and found the repository half deleted, or could not read it.
     */
    void add(ResultEvent result) {
        latest = result.meta().occurredAt();
        if (ended) {
            return;
        }
        if (result instanceof DeletionsBegun batch) {
            plan = plan == null ? batch.plan() : plan;
            begun.addAll(batch.subjects());
        } else if (result instanceof DeletionsDone batch) {
            // Of a plan that was stopped before its first batch was begun, this is all that is told before its end.
            plan = plan == null ? batch.plan() : plan;
            batch.outcomes().forEach(outcome -> outcomes.putIfAbsent(outcome.subject(), outcome));
        } else if (!isVoid(result)) {
            end(latest);
        }
    }

    private boolean isVoid(ResultEvent result) {
        return result instanceof TaskFinished end && plan != null && !plan.equals(end.plan());
    }

    /** The task is over. */
    void end(Instant at) {
        latest = at;
        ended = true;
        outcomes.clear();
        begun.clear();
    }

    TaskMemory copy() {
        TaskMemory copy = new TaskMemory();
        copy.outcomes.putAll(outcomes);
        copy.begun.addAll(begun);
        copy.plan = plan;
        copy.ended = ended;
        copy.latest = latest;
        return copy;
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether the task was begun under another plan than this one, which then is void. */
    boolean isBegunUnderAnother(PlanId candidate) {
        return plan != null && !plan.equals(candidate);
    }

    Map<Subject, SubjectOutcome> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** Subjects that somebody set out to delete: gone, they are ours. */
    Set<Subject> begun() {
        return Set.copyOf(begun);
    }

    Instant latest() {
        return latest;
    }
}
