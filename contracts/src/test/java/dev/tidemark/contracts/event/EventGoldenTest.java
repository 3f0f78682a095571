package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden files are the bytes that have been on the topics: they must parse for as long as a record of their version may be read. A
 * missing one is written from the fixtures on request, to be checked by hand; an existing one is never rewritten. Where the fixtures
 * say more by now than any file does, that is the next file: {@code retention.task-planned.v1.2.json}.
 */
final class EventGoldenTest {

    static final Path GOLDEN = GeneratedFile.of("src/test/resources/golden");

    /** Lists that were absent in no event ever written, but for which none is a safe reading. */
    private static final Set<String> TOLERATED = Set.of("causes", "children");

    private static final JsonSchemaFactory VALIDATORS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final EventSchemas GENERATOR = new EventSchemas();
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    static Stream<Path> everyFile() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream();
        }
    }

    @BeforeAll
    static void writeMissing() throws IOException {
        if (GeneratedFile.REGENERATE) {
            Files.createDirectories(GOLDEN);
            write(EventFixtures.complete(), "");
            write(EventFixtures.sparse(), ".sparse");
        }
    }

    @Test
    void everyTypeHasACompleteAndASparseFile() throws IOException {
        assertThat(everyFile().map(file -> file.getFileName().toString()))
                .containsAll(EventTypes.all().stream()
                        .map(EventTypes::wireType)
                        .flatMap(type -> Stream.of(type + ".json", type + ".sparse.json"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void parsesAndWritesTheSameAgain(Path file) throws IOException {
        JsonNode golden = read(file);
        Event event = Wire.MAPPER.treeToValue(golden, Event.class);
        assertThat(Wire.MAPPER.readTree(Wire.MAPPER.writeValueAsBytes(event))).isEqualTo(golden);
        assertThat(file.getFileName().toString()).startsWith(EventTypes.wireType(event.getClass()) + ".");
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void satisfiesItsSchema(Path file) throws IOException {
        JsonNode golden = read(file);
        assertThat(schemaOf(golden).validate(golden)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void schemaAndRecordAgreeOnWhatMayBeMissing(Path file) throws IOException {
        JsonNode golden = read(file);
        JsonSchema schema = schemaOf(golden);
        for (Removal removal : removals(golden)) {
            removal.object().remove(removal.field());
            if (schema.validate(golden).isEmpty()) {
                assertThat(Wire.MAPPER.treeToValue(golden, Event.class)).isNotNull();
            } else if (!TOLERATED.contains(removal.field())) {
                assertThatThrownBy(() -> Wire.MAPPER.treeToValue(golden, Event.class))
                        .as("without %s", removal.field())
                        .isInstanceOf(JsonProcessingException.class);
                removal.object().putNull(removal.field());
                assertThatThrownBy(() -> Wire.MAPPER.treeToValue(golden, Event.class))
                        .as("null as %s", removal.field())
                        .isInstanceOf(JsonProcessingException.class);
            }
            removal.object().set(removal.field(), removal.value());
        }
    }

    @Test
    void sparseFilesHoldNoOptionalField() throws IOException {
        for (Path file :
                everyFile().filter(f -> f.toString().endsWith(".sparse.json")).toList()) {
            JsonNode golden = read(file);
            JsonSchema schema = schemaOf(golden);
            Set<String> optional = new HashSet<>();
            for (Removal removal : removals(golden)) {
                removal.object().remove(removal.field());
                if (schema.validate(golden).isEmpty()) {
                    optional.add(removal.field());
                }
                removal.object().set(removal.field(), removal.value());
            }
            assertThat(optional).as(file.getFileName().toString()).isSubsetOf("tag");
        }
    }

    private record Removal(ObjectNode object, String field, JsonNode value) {}

    private static List<Removal> removals(JsonNode node) {
        List<Removal> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> found.add(new Removal(object, field.getKey(), field.getValue())));
        }
        node.forEach(child -> found.addAll(removals(child)));
        return found;
    }

    private static JsonSchema schemaOf(JsonNode event) {
        Class<?> type = EventTypes.all().stream()
                .filter(candidate ->
                        EventTypes.wireType(candidate).equals(event.get("type").asText()))
                .findFirst()
                .orElseThrow();
        return VALIDATORS.getSchema(GENERATOR.of(type), STRICT);
    }

    private static JsonNode read(Path file) throws IOException {
        return Wire.MAPPER.readTree(file.toFile());
    }

    private static void write(List<Event> events, String kind) throws IOException {
        for (Event event : events) {
            // Read back, or its numbers would be of other types than a file's.
            JsonNode told = Wire.MAPPER.readTree(Wire.MAPPER.writeValueAsBytes(event));
            int number = 1;
            Path file = numbered(event, kind, number);
            while (Files.exists(file) && !read(file).equals(told)) {
                file = numbered(event, kind, ++number);
            }
            if (Files.notExists(file)) {
                Files.writeString(file, told.toPrettyString() + "\n");
            }
        }
    }

    private static Path numbered(Event event, String kind, int number) {
        String type = EventTypes.wireType(event.getClass());
        return GOLDEN.resolve(type + (number == 1 ? "" : "." + number) + kind + ".json");
    }
}
