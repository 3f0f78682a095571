package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The events of {@link Topic#TASKS} and {@link Topic#TASKS_PROMPT}. */
@JsonSubTypes({@JsonSubTypes.Type(TaskEvent.TaskRequested.class), @JsonSubTypes.Type(TaskEvent.TaskReleased.class)})
public sealed interface TaskEvent extends Event {

    /** The task the event is about. */
    TaskId task();

    @Override
    default String key() {
        return RegistryEvent.keyOf(task().registry(), task().repository());
    }

    /**
     * A repository is to be evaluated.
     *
     * @param rules of the policy, only those that select the repository
     * @param now the instant that rules count as now
     * @param notAfter from then on the task is expired
     * @param causes events of the registry that led to it, not necessarily all; empty unless its trigger is EVENT
     * @param condemnedOnly whether decisions to retain are counted, and not published, but for those on what is named; null for no
     * @param named what a client asked to have deleted of the repository: that, and nothing else, is condemned, whatever the rules say; null
     *     where the rules decide
     * @param lastCause where the youngest of all events that led to it is in {@link Topic#REGISTRY_EVENTS}: what is remembered of the
     *     repository by somebody who has not read that far must not count; null where no event led to it, or nobody knows
     */
    @JsonTypeName("retention.task-requested.v1")
    record TaskRequested(
            EventMeta meta,
            TaskId task,
            PolicyId policy,
            RetentionRules rules,
            Instant now,
            Instant notAfter,
            @Required boolean dryRun,
            List<UUID> causes,
            @Nullable Boolean condemnedOnly,
            @Nullable Named named,
            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Position lastCause)
            implements TaskEvent {
        public TaskRequested {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(rules, "rules");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(notAfter, "notAfter");
            causes = causes == null ? List.of() : List.copyOf(causes);
        }

        /** One whose rules decide, and of whose causes nobody knows where they were told. */
        public TaskRequested(
                EventMeta meta,
                TaskId task,
                PolicyId policy,
                RetentionRules rules,
                Instant now,
                Instant notAfter,
                boolean dryRun,
                List<UUID> causes,
                Boolean condemnedOnly) {
            this(meta, task, policy, rules, now, notAfter, dryRun, causes, condemnedOnly, null, null);
        }

        /** One whose decisions are all published. */
        public TaskRequested(
                EventMeta meta,
                TaskId task,
                PolicyId policy,
                RetentionRules rules,
                Instant now,
                Instant notAfter,
                boolean dryRun,
                List<UUID> causes) {
            this(meta, task, policy, rules, now, notAfter, dryRun, causes, null);
        }
    }

    /** The plan of a task whose execution waited may be carried out. */
    @JsonTypeName("retention.task-released.v1")
    record TaskReleased(EventMeta meta, TaskId task) implements TaskEvent {
        public TaskReleased {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(task, "task");
        }
    }
}
