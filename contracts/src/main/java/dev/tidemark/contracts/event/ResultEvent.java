package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import java.util.List;
import java.util.Objects;

/** The events of {@link Topic#RESULTS}. */
@JsonSubTypes({
    @JsonSubTypes.Type(ResultEvent.DeletionsBegun.class),
    @JsonSubTypes.Type(ResultEvent.DeletionsDone.class),
    @JsonSubTypes.Type(ResultEvent.TaskFinished.class)
})
public sealed interface ResultEvent extends Event {

    /** The task the event is about. */
    TaskId task();

    @Override
    default String key() {
        return RegistryEvent.keyOf(task().registry(), task().repository());
    }

    /**
     * A batch is about to be deleted: told, and acknowledged, before its first request. The first one of a task decides which of
     * several plans stands.
     *
     * @param batch from 0
     * @param subjects everything the batch takes, every tag that goes with a digest included
     */
    @JsonTypeName("retention.deletions-begun.v1")
    record DeletionsBegun(EventMeta meta, TaskId task, PlanId plan, @Required int batch, List<Subject> subjects)
            implements ResultEvent {
        public DeletionsBegun {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(plan, "plan");
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * What became of a batch.
     *
     * @param outcomes one per subject of the batch; the first outcome of a subject stands
     */
    @JsonTypeName("retention.deletions-done.v1")
    record DeletionsDone(EventMeta meta, TaskId task, PlanId plan, @Required int batch, List<SubjectOutcome> outcomes)
            implements ResultEvent {
        public DeletionsDone {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(plan, "plan");
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * A task came to its end; the first end stands.
     *
     * @param plan the plan carried out, or the plan that had nothing to delete or is not to be carried out; null where there is none
     * @param error one sentence where status is ERROR, HELD or EXPIRED, free of secrets; else null
     */
    @JsonTypeName("retention.task-finished.v1")
    record TaskFinished(
            EventMeta meta,
            TaskId task,
            @Nullable PlanId plan,
            @Required boolean dryRun,
            TaskStatus status,
            TaskTotals totals,
            @Nullable String error)
            implements ResultEvent {
        public TaskFinished {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(totals, "totals");
            if (!status.isFinal()) {
                throw new IllegalArgumentException("not an end: " + status);
            }
        }
    }
}
