package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Required;
import dev.tidemark.contracts.policy.Policy;
import java.util.Objects;

/** The events of {@link Topic#POLICIES}. */
@JsonSubTypes(@JsonSubTypes.Type(PolicyEvent.PolicyChanged.class))
public sealed interface PolicyEvent extends Event {

    /** The policy the event is about. */
    Policy policy();

    @Override
    default String key() {
        return policy().id().toString();
    }

    /**
     * A policy was created, changed or deleted.
     *
     * @param policy the whole policy as it now is, or last was
     * @param deleted whether this revision is its end
     * @param changedBy the user who did it
     */
    @JsonTypeName("retention.policy-changed.v1")
    record PolicyChanged(EventMeta meta, Policy policy, @Required boolean deleted, String changedBy)
            implements PolicyEvent {
        public PolicyChanged {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(policy, "policy");
            Objects.requireNonNull(changedBy, "changedBy");
        }
    }
}
