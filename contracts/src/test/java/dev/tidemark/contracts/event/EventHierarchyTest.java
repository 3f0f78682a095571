package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every event owes its readers; a new one that forgets something fails here. */
final class EventHierarchyTest {

    static List<Class<?>> everyType() {
        return EventTypes.all();
    }

    static Stream<Class<?>> everyGroup() {
        return Stream.concat(Stream.of(Event.class), Stream.of(Event.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void isARecordNamedLikeItsWireType(Class<?> event) {
        assertThat(event).isRecord();
        String kebab =
                event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        assertThat(EventTypes.wireType(event)).matches("retention\\." + kebab + "\\.v[1-9][0-9]*");
    }

    @Test
    void wireTypesAreDistinct() {
        assertThat(everyType()).extracting(EventTypes::wireType).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void isCarriedByExactlyOneGroupOfTopics(Class<?> event) {
        assertThat(Arrays.stream(Topic.values()).map(Topic::events).distinct())
                .filteredOn(group -> group.isAssignableFrom(event))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("everyGroup")
    void groupsTellJacksonOfAllTheirTypes(Class<?> group) {
        assertThat(Arrays.stream(group.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::value))
                .containsExactlyInAnyOrder(group.getPermittedSubclasses());
    }
}
