package dev.tidemark.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The components of {@link AsyncApi}: a message per event, with its headers, its payload and a golden file as its example. */
final class AsyncApiMessages {

    /** The one message that is no event. */
    static final String TOMBSTONE = "Tombstone";

    private static final List<Class<?>> NOT_OF_ONE_EXECUTION =
            List.of(PolicyEvent.class, StopEvent.class, RegistryEvent.class);

    private AsyncApiMessages() {}

    static ObjectNode components() {
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        ObjectNode messages = components.putObject("messages");
        EventTypes.all().forEach(event -> messages.set(event.getSimpleName(), message(event)));
        messages.set(TOMBSTONE, tombstone());
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("CloudEvent", headers());
        schemas.setAll(EventSchemas.components());
        return components;
    }

    private static ObjectNode message(Class<?> event) {
        Event example = example(event);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("name", EventTypes.wireType(event));
        message.put("title", event.getSimpleName());
        message.put("summary", Javadoc.of(event));
        message.put("contentType", "application/json");
        message.set("headers", headersOf(event));
        message.set("payload", AsyncApi.reference("#/components/schemas/" + event.getSimpleName()));
        if (isOfOneExecution(event)) {
            message.putObject("correlationId")
                    .put("description", "the execution it belongs to")
                    .put("location", "$message.header#/ce_execution");
        }
        message.putObject("bindings").set("kafka", key(event, example));
        ObjectNode told = message.putArray("examples").addObject();
        told.set("headers", headersOf(example));
        told.set("payload", Wire.MAPPER.valueToTree(example));
        return message;
    }

    private static ObjectNode tombstone() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("title", TOMBSTONE);
        message.put("summary", "What was last told under this key is taken back. It has neither headers nor a value.");
        message.putObject("payload").put("type", "null");
        message.putObject("bindings").set("kafka", key(Topic.STOPS.key()));
        return message;
    }

    private static ObjectNode headers() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put(
                "description",
                "The headers of every event: CloudEvents 1.0 in Kafka's binary mode, each a text in UTF-8.");
        ObjectNode properties = schema.putObject("properties");
        text(properties, "ce_specversion").put("const", "1.0");
        text(properties, "ce_id").put("format", "uuid").put("description", "of the fact: as meta.id");
        text(properties, "ce_type").put("description", "as the payload's type");
        text(properties, "ce_source").put("pattern", "^tidemark/").put("description", "the service that told it");
        text(properties, "ce_time").put("format", "date-time").put("description", "as meta.occurredAt");
        text(properties, "ce_execution").put("description", "the number of the execution the event belongs to");
        text(properties, "content-type").put("const", "application/json");
        ArrayNode required = schema.putArray("required");
        List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "content-type")
                .forEach(required::add);
        return schema;
    }

    private static ObjectNode text(ObjectNode properties, String name) {
        return properties.putObject(name).put("type", "string");
    }

    private static ObjectNode headersOf(Class<?> event) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        ArrayNode both = headers.putArray("allOf");
        both.add(AsyncApi.reference("#/components/schemas/CloudEvent"));
        ObjectNode own = both.addObject().put("type", "object");
        own.putObject("properties").putObject("ce_type").put("const", EventTypes.wireType(event));
        if (isOfOneExecution(event)) {
            own.putArray("required").add("ce_execution");
        }
        return headers;
    }

    private static ObjectNode headersOf(Event event) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.meta().id().toString());
        headers.put("ce_type", EventTypes.wireType(event.getClass()));
        headers.put("ce_source", "tidemark/" + sender(event.getClass()));
        headers.put("ce_time", event.meta().occurredAt().toString());
        headers.put("content-type", "application/json");
        if (isOfOneExecution(event.getClass())) {
            JsonNode payload = Wire.MAPPER.valueToTree(event);
            headers.put("ce_execution", payload.findValue("execution").asText());
        }
        return headers;
    }

    private static ObjectNode key(Class<?> event, Event example) {
        ObjectNode binding = key(topic(event).key());
        ((ObjectNode) binding.get("key")).putArray("examples").add(example.key());
        return binding;
    }

    private static ObjectNode key(String description) {
        ObjectNode binding = JsonNodeFactory.instance.objectNode();
        binding.putObject("key").put("type", "string").put("description", description);
        return binding.put("bindingVersion", AsyncApi.BINDING_VERSION);
    }

    private static String sender(Class<?> event) {
        return AsyncApiOperations.senders(topic(event), event).get(0);
    }

    private static Topic topic(Class<?> event) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.events().isAssignableFrom(event))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOfOneExecution(Class<?> event) {
        return NOT_OF_ONE_EXECUTION.stream().noneMatch(group -> group.isAssignableFrom(event));
    }

    /** The golden file that tells all there is to tell; of several, the latest. */
    private static Event example(Class<?> event) {
        try (Stream<Path> files = Files.list(EventGoldenTest.GOLDEN)) {
            Path latest = files.filter(
                            file -> file.getFileName().toString().startsWith(EventTypes.wireType(event) + "."))
                    .filter(file -> !file.toString().endsWith(".sparse.json"))
                    .max(Comparator.comparing((Path file) -> file.toString().length())
                            .thenComparing(Path::toString))
                    .orElseThrow();
            return Wire.MAPPER.readValue(latest.toFile(), Event.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
