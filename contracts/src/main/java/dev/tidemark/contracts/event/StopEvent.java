package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.registry.RegistryName;
import java.util.Objects;

/** The events of {@link Topic#STOPS}; a tombstone under the same key takes one back. */
@JsonSubTypes({@JsonSubTypes.Type(StopEvent.StopRequested.class), @JsonSubTypes.Type(StopEvent.RegistryPaused.class)})
public sealed interface StopEvent extends Event {

    /** The key of an execution's stop. */
    static String keyOf(ExecutionId execution) {
        return "execution/" + execution;
    }

    /** The key of a registry's pause. */
    static String keyOf(RegistryName registry) {
        return "registry/" + registry;
    }

    /** Nothing more of the execution may be begun; what is under way ends between two deletions. */
    @JsonTypeName("retention.stop-requested.v1")
    record StopRequested(EventMeta meta, ExecutionId execution, String requestedBy) implements StopEvent {
        public StopRequested {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(execution, "execution");
            Objects.requireNonNull(requestedBy, "requestedBy");
        }

        @Override
        public String key() {
            return keyOf(execution);
        }
    }

    /** Nothing may be deleted in the registry until it is resumed: the emergency brake. */
    @JsonTypeName("retention.registry-paused.v1")
    record RegistryPaused(EventMeta meta, RegistryName registry, String pausedBy) implements StopEvent {
        public RegistryPaused {
            Objects.requireNonNull(meta, "meta");
            Objects.requireNonNull(registry, "registry");
            Objects.requireNonNull(pausedBy, "pausedBy");
        }

        @Override
        public String key() {
            return keyOf(registry);
        }
    }
}
