package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what was told, in order; a test can make it break where a process might die. */
public final class RecordedPublisher implements Publisher {

    private final List<Event> told = new ArrayList<>();
    private Consumer<Event> before = event -> {};

    /** From now on runs the action before each event; what it throws keeps the event from being told. */
    public void before(Consumer<Event> action) {
        before = action;
    }

    @Override
    public synchronized void publishAll(Topic topic, List<? extends Event> events) {
        for (Event event : events) {
            before.accept(event);
            told.add(event);
        }
    }

    /** Everything of that type, in order. */
    public synchronized <E> List<E> told(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
