package dev.tidemark.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Writes {@code docs/asyncapi.yaml}: what {@link TopicsPage} tells people, in the form that tools read. */
final class AsyncApi {

    static final String BINDING_VERSION = "0.5.0";

    private static final String DESCRIPTION =
            """
            Every fact that one service of Tidemark tells the others is a record on one of these topics. Anybody may read them: an
            analytics job needs a consumer group of its own, and nothing else. The operations say which service sends what, and which
            reads it.

            At least once: a consumer may see any record twice. The same fact told twice has the same `ce_id`, and the records of one key
            are in order. [topics.md](topics.md) says what follows from that.

            Values are JSON with the event's own `type`; the headers are CloudEvents 1.0 in Kafka's binary mode. Producers compress with
            zstd. Change is additive: ignore fields, types and values of enumerations that you do not know. What is new in meaning becomes a
            new version of its type.
            """;

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .stringQuotingChecker(new QuotedLikeTimes())
            .build());

    private AsyncApi() {}

    static String write() {
        try {
            return "# Generated from the contracts module: ./mvnw test -pl contracts -Dtidemark.regenerate=true\n"
                    + YAML.writeValueAsString(document());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode read(String yaml) throws JsonProcessingException {
        return YAML.readTree(yaml);
    }

    static ObjectNode reference(String pointer) {
        return JsonNodeFactory.instance.objectNode().put("$ref", pointer);
    }

    private static ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("asyncapi", "3.0.0");
        document.put("id", "urn:tidemark");
        document.set("info", info());
        document.put("defaultContentType", "application/json");
        document.putObject("servers").set("kafka", server());
        document.set("channels", AsyncApiChannels.all());
        document.set("operations", AsyncApiOperations.all());
        document.set("components", AsyncApiMessages.components());
        return document;
    }

    private static ObjectNode info() {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("title", "Tidemark's topics");
        info.put("version", "1");
        info.put("description", DESCRIPTION);
        info.putObject("license")
                .put("name", "Apache License 2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        return info;
    }

    private static ObjectNode server() {
        ObjectNode server = JsonNodeFactory.instance.objectNode();
        server.put("host", "{host}:{port}");
        server.put("protocol", "kafka");
        server.put(
                "description",
                "The brokers that the services are given as `kafka.bootstrap.servers`. `./tidemark up` says which port its own Kafka has.");
        ObjectNode variables = server.putObject("variables");
        variables.putObject("host").put("default", "localhost").put("description", "a broker to ask first");
        variables.putObject("port").put("default", "9092").put("description", "its port");
        return server;
    }

    /** Readers of YAML 1.1 would take an unquoted time for a time of their own, and a version for a number. */
    private static final class QuotedLikeTimes extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteValue(String value) {
            return !value.isEmpty() && Character.isDigit(value.charAt(0)) || super.needToQuoteValue(value);
        }
    }
}
