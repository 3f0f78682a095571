package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A fact that one service tells the others. Whoever consumes it may see it more than once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(PolicyEvent.class),
    @JsonSubTypes.Type(ExecutionEvent.class),
    @JsonSubTypes.Type(StopEvent.class),
    @JsonSubTypes.Type(TaskEvent.class),
    @JsonSubTypes.Type(DecisionEvent.class),
    @JsonSubTypes.Type(DeletionEvent.class),
    @JsonSubTypes.Type(ResultEvent.class),
    @JsonSubTypes.Type(RegistryEvent.class)
})
public sealed interface Event
        permits PolicyEvent,
                ExecutionEvent,
                StopEvent,
                TaskEvent,
                DecisionEvent,
                DeletionEvent,
                ResultEvent,
                RegistryEvent {

    /** Identity and time of the fact. */
    EventMeta meta();

    /** The Kafka key: the thing whose events stay in order. */
    @JsonIgnore
    String key();
}
