package dev.tidemark.policy.hook.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidemark.policy.hook.format.Reading.Ignored;
import dev.tidemark.policy.hook.format.Reading.Why;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * How documents of one shape are read.
 *
 * @param fits whether a document has that shape
 * @param events where they stand
 * @param guards what stops an event before it is looked at
 * @param actions the source's words for what concerns us
 * @param columns where what is to be known stands
 */
record EventTable(
        Predicate<Delivery> fits,
        Events events,
        List<Guard> guards,
        Map<String, Action> actions,
        Map<Column, Field> columns) {

    EventTable {
        guards = List.copyOf(guards);
        actions = Map.copyOf(actions);
        columns = Map.copyOf(columns);
    }

    List<Reading> read(Delivery delivery) {
        return events.of(delivery.document()).stream()
                .map(event -> read(event, delivery))
                .toList();
    }

    private Reading read(JsonNode event, Delivery delivery) {
        for (Guard guard : guards) {
            if (guard.stops.test(event, delivery)) {
                return new Ignored(guard.why);
            }
        }
        return new Row(columns, event, delivery).read(actions);
    }

    static boolean has(Delivery delivery, String pointer) {
        return !delivery.document().at(pointer).isMissingNode();
    }

    /** Finds the events of a document. */
    @FunctionalInterface
    interface Events {

        List<JsonNode> of(JsonNode document);

        /** The elements of the array there, or what there is instead; if nothing is, that is one event of which nothing is known. */
        static Events each(String pointer) {
            JsonPointer compiled = JsonPointer.compile(pointer);
            return document -> {
                JsonNode there = document.at(compiled);
                return there.isArray()
                        ? StreamSupport.stream(there.spliterator(), false).toList()
                        : List.of(there);
            };
        }

        /** As they are, but an empty array is one event of which nothing is known. */
        default Events atLeastOne() {
            return document -> {
                List<JsonNode> events = of(document);
                return events.isEmpty() ? List.of(MissingNode.getInstance()) : events;
            };
        }
    }

    /** Stops events that are of no concern, for that reason. */
    record Guard(BiPredicate<JsonNode, Delivery> stops, Why why) {

        /** Lets through only events of which the field is that. */
        static Guard only(Field field, String... expected) {
            List<String> allowed = List.of(expected);
            return new Guard(
                    (event, delivery) -> !allowed.contains(String.valueOf(field.in(event, delivery))), Why.OTHER);
        }
    }
}
