package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.policy.PolicyId;
import java.util.List;
import java.util.Objects;

/** The events of {@link Topic#DECISIONS}. */
@JsonSubTypes(@JsonSubTypes.Type(DecisionEvent.TaskPlanned.class))
public sealed interface DecisionEvent extends Event {

    /** The task the event is about. */
    TaskId task();

    @Override
    default String key() {
        return RegistryEvent.keyOf(task().registry(), task().repository());
    }

    /**
     * A task was evaluated. A large plan is told in several of these.
     *
     * @param hash of all decisions of the plan, published or not, {@code sha256:…}
     * @param chunk from 0
     * @param chunks how many there are, 1 or more
     * @param decisions of this chunk, at most {@value #MAX_DECISIONS}, in the plan's order
     * @param totals of the whole plan, as they would be if it were carried out in full
     * @param condemnedOnly whether the plan's decisions to retain are counted in the totals only, but for those on what a client named;
     *     null for no
     */
    @JsonTypeName("retention.task-planned.v1")
    record TaskPlanned(
            EventMeta meta,
            TaskId task,
            PolicyId policy,
            PlanId plan,
            String hash,
            @Required boolean dryRun,
            @Required int chunk,
            @Required int chunks,
            List<Decision> decisions,
            TaskTotals totals,
            @Nullable Boolean condemnedOnly)
            implements DecisionEvent {

        /** The most decisions one record carries. */
        public static final int MAX_DECISIONS = 500;

        public TaskPlanned {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(plan, "plan");
            Objects.requireNonNull(hash, "hash");
            Objects.requireNonNull(totals, "totals");
            decisions = List.copyOf(decisions);
            if (decisions.size() > MAX_DECISIONS || chunk < 0 || chunk >= chunks) {
                throw new IllegalArgumentException(
                        "chunk " + chunk + " of " + chunks + " with " + decisions.size() + " decisions");
            }
        }

        /** A share of all decisions of the plan. */
        public TaskPlanned(
                EventMeta meta,
                TaskId task,
                PolicyId policy,
                PlanId plan,
                String hash,
                boolean dryRun,
                int chunk,
                int chunks,
                List<Decision> decisions,
                TaskTotals totals) {
            this(meta, task, policy, plan, hash, dryRun, chunk, chunks, decisions, totals, null);
        }
    }
}
