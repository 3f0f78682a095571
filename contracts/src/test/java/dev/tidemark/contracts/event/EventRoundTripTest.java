package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EventRoundTripTest {

    /** The keys of these are what people wrote, and no fields of ours. */
    private static final Set<String> MAPS = Set.of("labels", "annotations");

    static Stream<Event> everyEvent() {
        return Stream.concat(EventFixtures.complete().stream(), EventFixtures.sparse().stream());
    }

    @Test
    void fixturesTellEveryEventOnce() {
        assertThat(EventFixtures.complete())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(EventTypes.all());
        assertThat(EventFixtures.sparse())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(EventTypes.all());
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void parsesBackWhatItWrote(Event event) throws JsonProcessingException {
        String json = Wire.MAPPER.writeValueAsString(event);
        assertThat(Wire.MAPPER.readValue(json, Event.class)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void parsesAsTheGroupOfItsTopic(Event event) throws JsonProcessingException {
        String json = Wire.MAPPER.writeValueAsString(event);
        Class<? extends Event> group = Arrays.stream(Topic.values())
                .map(Topic::events)
                .filter(events -> events.isInstance(event))
                .findFirst()
                .orElseThrow();
        assertThat(Wire.MAPPER.readValue(json, group)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void toleratesFieldsOfANewerVersionAtEveryDepth(Event event) throws JsonProcessingException {
        JsonNode json = Wire.MAPPER.valueToTree(event);
        strew(json);
        assertThat(Wire.MAPPER.treeToValue(json, Event.class)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void saysItsTypeOnceAndItsKeyNowhere(Event event) throws JsonProcessingException {
        String json = Wire.MAPPER.writeValueAsString(event);
        String type = EventTypes.wireType(event.getClass());
        assertThat(json).startsWith("{\"type\":\"" + type + "\"").containsOnlyOnce("\"type\":");
        assertThat(Wire.MAPPER.readTree(json).has("key")).isFalse();
        assertThat(event.key()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void neverWritesNull(Event event) throws JsonProcessingException {
        assertThat(Wire.MAPPER.writeValueAsString(event)).doesNotContain("null");
    }

    @Test
    void refusesAnEventOfAnotherTopic() throws JsonProcessingException {
        String json = Wire.MAPPER.writeValueAsString(EventFixtures.complete().get(0));
        assertThatThrownBy(() -> Wire.MAPPER.readValue(json, TaskEvent.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static void strew(JsonNode node) {
        if (node.isArray()) {
            node.forEach(EventRoundTripTest::strew);
        }
        node.properties().stream()
                .filter(field -> !MAPS.contains(field.getKey()))
                .forEach(field -> strew(field.getValue()));
        if (node instanceof ObjectNode object) {
            object.put("addedLater", "something").putObject("andThis").put("deep", 1);
        }
    }
}
