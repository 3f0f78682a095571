package dev.tidemark.audit.intake;

import dev.tidemark.contracts.event.Event;
import java.util.List;
import java.util.Objects;

/** An event and the place it was read from. The place tells an event that was told twice from one that was read twice. */
public record Received<E extends Event>(E event, Position position) {

    public Received {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(position, "position");
    }

    /** Those of one kind, in their order. */
    public static <E extends Event, T extends E> List<Received<T>> only(Class<T> kind, List<Received<E>> all) {
        return all.stream()
                .filter(received -> kind.isInstance(received.event))
                .map(received -> new Received<T>(kind.cast(received.event), received.position))
                .toList();
    }
}
