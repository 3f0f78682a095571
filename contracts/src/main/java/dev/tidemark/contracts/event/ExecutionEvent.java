package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The events of {@link Topic#EXECUTIONS}. */
@JsonSubTypes({
    @JsonSubTypes.Type(ExecutionEvent.ExecutionRequested.class),
    @JsonSubTypes.Type(ExecutionEvent.ExecutionPlanned.class),
    @JsonSubTypes.Type(ExecutionEvent.ExecutionHeld.class),
    @JsonSubTypes.Type(ExecutionEvent.ExecutionReleased.class),
    @JsonSubTypes.Type(ExecutionEvent.ExecutionFinished.class)
})
public sealed interface ExecutionEvent extends Event {

    /** The execution the event is about. */
    ExecutionId execution();

    @Override
    default String key() {
        return execution().toString();
    }

    /**
     * Somebody or something asked for an execution; it counts as running from here on.
     *
     * @param policy as it was when asked: later changes do not matter
     * @param now the instant that rules count as now, the same for every task
     * @param notAfter from then on nothing of it may be begun
     * @param repository the only repository to look at, or null for all in the policy's scope; there is one where something is named
     * @param requestedBy the user, or the trigger's own name
     * @param causes events of the registry that led to it, not necessarily all; empty unless its trigger is EVENT
     * @param named what to delete of the repository, all else is retained; null unless its trigger is CLIENT
     * @param lastCause where the youngest of all events that led to it is in {@link Topic#REGISTRY_EVENTS}: who has not read that far does
     *     not know why it was asked for; null where no event led to it, or nobody knows
     */
    @JsonTypeName("retention.execution-requested.v1")
    record ExecutionRequested(
            EventMeta meta,
            ExecutionId execution,
            Policy policy,
            Trigger trigger,
            @Required boolean dryRun,
            Instant now,
            Instant notAfter,
            @Nullable RepositoryName repository,
            String requestedBy,
            @Nullable @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> causes,
            @Nullable Named named,
            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Position lastCause)
            implements ExecutionEvent {
        public ExecutionRequested {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(execution, "execution");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(trigger, "trigger");
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(notAfter, "notAfter");
            Objects.requireNonNull(requestedBy, "requestedBy");
            causes = causes == null ? List.of() : List.copyOf(causes);
        }

        /** One that condemns what its policy says, and of whose causes nobody knows where they were told. */
        public ExecutionRequested(
                EventMeta meta,
                ExecutionId execution,
                Policy policy,
                Trigger trigger,
                boolean dryRun,
                Instant now,
                Instant notAfter,
                RepositoryName repository,
                String requestedBy,
                List<UUID> causes) {
            this(meta, execution, policy, trigger, dryRun, now, notAfter, repository, requestedBy, causes, null, null);
        }

        /** One that no event led to. */
        public ExecutionRequested(
                EventMeta meta,
                ExecutionId execution,
                Policy policy,
                Trigger trigger,
                boolean dryRun,
                Instant now,
                Instant notAfter,
                RepositoryName repository,
                String requestedBy) {
            this(meta, execution, policy, trigger, dryRun, now, notAfter, repository, requestedBy, null);
        }
    }

    /**
     * All tasks of an execution have been published before this.
     *
     * @param tasks how many there are, 0 or more
     */
    @JsonTypeName("retention.execution-planned.v1")
    record ExecutionPlanned(EventMeta meta, ExecutionId execution, @Required int tasks) implements ExecutionEvent {
        public ExecutionPlanned {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(execution, "execution");
            if (tasks < 0) {
                throw new IllegalArgumentException("tasks are not negative: " + tasks);
            }
        }
    }

    /** A brake held the whole execution before its first deletion. */
    @JsonTypeName("retention.execution-held.v1")
    record ExecutionHeld(EventMeta meta, ExecutionId execution, Reason reason, @Nullable String detail)
            implements ExecutionEvent {
        public ExecutionHeld {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(execution, "execution");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Somebody, or the brakes that found nothing wrong, released an execution that waited. */
    @JsonTypeName("retention.execution-released.v1")
    record ExecutionReleased(EventMeta meta, ExecutionId execution, String releasedBy) implements ExecutionEvent {
        public ExecutionReleased {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(execution, "execution");
            Objects.requireNonNull(releasedBy, "releasedBy");
        }
    }

    /**
     * An execution came to its end; the first end stands.
     *
     * @param tasks how many tasks it had
     * @param total candidates of all its tasks
     * @param retained candidates that stayed
     * @param deleted subjects deleted
     * @param failed tasks that ended as ERROR or EXPIRED
     * @param error one sentence where status is ERROR, else null
     */
    @JsonTypeName("retention.execution-finished.v1")
    record ExecutionFinished(
            EventMeta meta,
            ExecutionId execution,
            ExecutionStatus status,
            @Required int tasks,
            @Required long total,
            @Required long retained,
            @Required long deleted,
            @Required int failed,
            @Nullable String error)
            implements ExecutionEvent {
        public ExecutionFinished {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(execution, "execution");
            if (!status.isFinal()) {
                throw new IllegalArgumentException("not an end: " + status);
            }
        }
    }
}
