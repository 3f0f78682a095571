package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EventSchemaTest {

    private static final Path SCHEMAS = GeneratedFile.of("src/main/resources/schemas");
    private static final EventSchemas GENERATOR = new EventSchemas();

    static List<Class<?>> everyType() {
        return EventTypes.all();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void hasItsCommittedSchema(Class<?> event) throws IOException {
        String generated = GENERATOR.of(event).toPrettyString() + "\n";
        GeneratedFile.isUpToDate(SCHEMAS.resolve(EventTypes.wireType(event) + ".json"), generated);
    }

    @Test
    void noSchemaIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(everyType().stream()
                            .map(type -> EventTypes.wireType(type) + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void namesItsTypeAndRequiresIt(Class<?> event) {
        JsonNode schema = GENERATOR.of(event);
        assertThat(schema.at("/properties/type/const").asText()).isEqualTo(EventTypes.wireType(event));
        assertThat(schema.get("required")).anyMatch(name -> name.asText().equals("type"));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void explainsItself(Class<?> event) {
        assertThat(GENERATOR.of(event).path("description").asText())
                .isNotBlank()
                .doesNotContain("{@", "<", "*");
    }

    @ParameterizedTest
    @MethodSource("dev.tidemark.contracts.registry.NamesTest#valid")
    void patternsAcceptWhatTheTypesAccept(Function<String, Object> constructor, String text) {
        Class<?> type = constructor.apply(text).getClass();
        assertThat(text).matches(ValueSchemas.pattern(type));
    }
}
