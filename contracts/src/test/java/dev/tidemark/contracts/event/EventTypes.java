package dev.tidemark.contracts.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.stream.Stream;

/** Every event record, found by walking the sealed hierarchy: nobody has to remember to list a new one. */
final class EventTypes {

    private EventTypes() {}

    static List<Class<?>> all() {
        return of(Event.class).toList();
    }

    /** The records of a topic's group. */
    static Stream<Class<?>> of(Class<?> group) {
        return group.isSealed() ? Stream.of(group.getPermittedSubclasses()).flatMap(EventTypes::of) : Stream.of(group);
    }

    /** The wire type, or an empty text where it is missing. */
    static String wireType(Class<?> event) {
        JsonTypeName name = event.getAnnotation(JsonTypeName.class);
        return name == null ? "" : name.value();
    }
}
