package dev.tidemark.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AsyncApiTest {

    private static final JsonSchemaFactory DRAFT_7 = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private static JsonNode document;

    static List<Class<?>> everyType() {
        return EventTypes.all();
    }

    @BeforeAll
    static void generate() throws IOException {
        EventGoldenTest.writeMissing();
        document = AsyncApi.read(AsyncApi.write());
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        GeneratedFile.isUpToDate(GeneratedFile.of("../docs/asyncapi.yaml"), AsyncApi.write());
    }

    @Test
    void isWhatTheSpecificationAsksFor() throws IOException {
        try (InputStream specification = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
            assertThat(DRAFT_7.getSchema(specification).validate(document)).isEmpty();
        }
    }

    @Test
    void theCheckAgainstTheSpecificationFindsMistakes() throws IOException {
        ObjectNode broken = document.deepCopy();
        ((ObjectNode) broken.at("/channels/policies/bindings/kafka")).put("partitions", "many");
        try (InputStream specification = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
            assertThat(DRAFT_7.getSchema(specification).validate(broken)).isNotEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void examplesAreWhatTheirMessageSays(Class<?> event) {
        String message = "/components/messages/" + event.getSimpleName();
        JsonNode example = document.at(message + "/examples/0");
        assertThat(schema(message + "/payload").validate(example.get("payload")))
                .isEmpty();
        assertThat(schema(message + "/headers").validate(example.get("headers")))
                .isEmpty();
        assertThat(example.at("/headers/ce_type")).isEqualTo(example.at("/payload/type"));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void aMessageNeedsItsHeaders(Class<?> event) {
        String message = "/components/messages/" + event.getSimpleName();
        ObjectNode headers = document.at(message + "/examples/0/headers").deepCopy();
        headers.put("ce_type", "retention.something-else.v1");
        assertThat(schema(message + "/headers").validate(headers)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventHasASenderAmongThoseWhoWriteItsTopic(Topic topic) {
        assertThat(EventTypes.of(topic.events()))
                .allSatisfy(event -> assertThat(AsyncApiOperations.senders(topic, event))
                        .isNotEmpty()
                        .isSubsetOf(AsyncApiOperations.producers(topic)));
    }

    @Test
    void whoeverWritesOrReadsATopicHasAnOperation() {
        List<String> expected = new ArrayList<>();
        Arrays.stream(Topic.values()).forEach(topic -> {
            String channel = AsyncApiChannels.name(topic);
            AsyncApiOperations.producers(topic).forEach(one -> expected.add(one + ".sends." + channel));
            topic.consumers().forEach(one -> expected.add(one.split(" ")[0] + ".receives." + channel));
        });
        List<String> operations = new ArrayList<>();
        document.get("operations").fieldNames().forEachRemaining(operations::add);
        assertThat(operations)
                .containsAll(expected)
                .hasSize(Set.copyOf(expected).size());
    }

    /** The part of the document, with all that it may refer to. */
    private static JsonSchema schema(String pointer) {
        ObjectNode schema = document.at(pointer).deepCopy();
        if (schema.has("$ref")) {
            schema.putArray("allOf")
                    .add(AsyncApi.reference(schema.remove("$ref").asText()));
        }
        schema.set("components", document.get("components"));
        return DRAFT_7.getSchema(schema, STRICT);
    }
}
