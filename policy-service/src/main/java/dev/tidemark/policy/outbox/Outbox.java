package dev.tidemark.policy.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.Topic;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;

/**
 * Where a use case puts what the others shall know. Rows are sent in the order of their numbers, so take the row lock of the thing
 * the event is about first: then its events have the order in which they became true.
 */
@ApplicationScoped
public class Outbox {

    private final OutboxConfig config;
    private final ObjectMapper mapper;

    Outbox(OutboxConfig config, ObjectMapper mapper) {
        this.config = config;
        this.mapper = mapper;
    }

    /** Tells the event if, and only if, the caller's transaction commits. */
    public Uni<Void> append(Event event) {
        return persist(OutboxEntity.of(
                config.topics().get(topicOf(event)), event.key(), json(CloudEvents.headersOf(event)), json(event)));
    }

    /** Takes back, likewise, what was last told under the key. */
    public Uni<Void> appendTombstone(Topic topic, String key) {
        return persist(OutboxEntity.of(config.topics().get(topic), key, json(Map.of()), null));
    }

    private static Uni<Void> persist(OutboxEntity row) {
        return Panache.getSession().chain(session -> session.persist(row));
    }

    private static Topic topicOf(Event event) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.events().isInstance(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError(event));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }
}
