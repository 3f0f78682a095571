package dev.tidemark.executor.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads events from the bytes of their records. */
@ApplicationScoped
public class EventReader {

    private final ObjectMapper mapper;

    public EventReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The event in the record.
     *
     * @throws UnreadableEventException if the bytes are not an event of that group
     */
    public <E extends Event> E read(byte[] value, Class<E> group) {
        if (value == null) {
            throw new UnreadableEventException(
                    "a record without a value where " + group.getSimpleName() + " is told", null);
        }
        try {
            return mapper.readValue(value, group);
        } catch (IOException e) {
            throw new UnreadableEventException("not a " + group.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
