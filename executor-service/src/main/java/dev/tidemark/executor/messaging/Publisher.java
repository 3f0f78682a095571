package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.Topic;
import java.util.List;

/**
 * Tells events. When a method returns, Kafka has acknowledged everything it was given; until then it tries again, for as long as it
 * takes, so that a broker's outage delays work and never loses or skips it. Events of one call stay in order. Only what can never be
 * told, a record larger than Kafka takes, is thrown as the connector's exception.
 */
public interface Publisher {

    /** Tells one event and waits for its acknowledgement. */
    default void publish(Topic topic, Event event) {
        publishAll(topic, List.of(event));
    }

    /** Tells the events in their order and waits until all are acknowledged. */
    void publishAll(Topic topic, List<? extends Event> events);
}
