package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The events of {@link Topic#DELETIONS}. */
@JsonSubTypes(@JsonSubTypes.Type(DeletionEvent.DeletionsCondemned.class))
public sealed interface DeletionEvent extends Event {

    /** The task the event is about. */
    TaskId task();

    @Override
    default String key() {
        return RegistryEvent.keyOf(task().registry(), task().repository());
    }

    /**
     * A plan is to be carried out. It is whole: one record, never chunked.
     *
     * @param condemned at least one, in the order they are to go: an index before its children, a subject before its referrers; at most
     *     {@value #MAX_SUBJECTS} subjects in all
     * @param tagsListed how many tags the repository had when it was planned
     * @param total candidates of the plan
     * @param retained candidates the plan retains
     * @param notAfter from then on nothing of it may be begun
     * @param unit what counts as one candidate; null, as in what was told before there was a choice, is the artifact
     */
    @JsonTypeName("retention.deletions-condemned.v1")
    record DeletionsCondemned(
            EventMeta meta,
            TaskId task,
            PolicyId policy,
            PlanId plan,
            List<Condemned> condemned,
            @Required int tagsListed,
            @Required int total,
            @Required int retained,
            Instant notAfter,
            @Nullable RetentionRules.Unit unit)
            implements DeletionEvent {

        /** The most subjects a plan condemns; what is beyond waits for the next execution. */
        public static final int MAX_SUBJECTS = 10_000;

        public DeletionsCondemned {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(notAfter, "notAfter");
            condemned = List.copyOf(condemned);
            int subjects = condemned.stream().mapToInt(Condemned::subjects).sum();
            if (subjects == 0 || subjects > MAX_SUBJECTS) {
                throw new IllegalArgumentException("a plan condemns 1 to " + MAX_SUBJECTS + " subjects: " + subjects);
            }
        }
    }
}
