package dev.tidemark.policy.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds every answer to Harbor's contract of its retention API: the status is one that is declared, or known to be sent without that; the
 * body has the declared form and nothing beyond it; what has no form has no body.
 */
final class HarborContract implements Filter {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode DOCUMENT = read();
    private static final String ROOT = DOCUMENT.path("basePath").asText();

    /** Harbor has nothing to answer it: there, all is one service. */
    private static final int UNAVAILABLE = 503;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = URI.create(request.getURI()).getPath();
        operation(request.getMethod(), path).ifPresent(operation -> check(operation, path, response));
        return response;
    }

    private static Optional<JsonNode> operation(String method, String path) {
        return fieldNames(DOCUMENT.path("paths"))
                .filter(template -> path.matches(ROOT + template.replaceAll("\\{[a-z]+}", "[^/]+")))
                .min(Comparator.comparing(template -> template.contains("{")))
                .map(template -> DOCUMENT.path("paths").path(template).path(method.toLowerCase()))
                .filter(JsonNode::isObject);
    }

    private static void check(JsonNode operation, String path, Response response) {
        String status = Integer.toString(response.statusCode());
        JsonNode declared = resolved(operation.path("responses").path(status));
        if (declared.isMissingNode()) {
            assertThat(isAlsoReturned(operation, status))
                    .as("%s of %s", status, operation.path("operationId").asText())
                    .isTrue();
            declared = DOCUMENT.path("responses").path("500");
        }
        assertThat(response.header("X-Request-Id")).isNotBlank();
        checkHeaders(declared, path, response);
        checkBody(declared.path("schema"), response);
    }

    private static boolean isAlsoReturned(JsonNode operation, String status) {
        return status.equals(Integer.toString(UNAVAILABLE))
                || stream(operation.path("x-also-returned"))
                        .anyMatch(other -> other.asText().equals(status));
    }

    private static void checkHeaders(JsonNode declared, String path, Response response) {
        if (declared.path("headers").has("Location")) {
            assertThat(response.header("Location")).matches(path + "/[0-9]+");
        }
        if (declared.path("headers").has("X-Total-Count")) {
            assertThat(response.header("X-Total-Count")).matches("[0-9]+");
        }
    }

    private static void checkBody(JsonNode schema, Response response) {
        if (schema.isMissingNode()) {
            assertThat(response.asString()).isEmpty();
            assertThat(response.header("Content-Type")).isNull();
        } else if (schema.path("type").asText().equals("string")) {
            assertThat(response.contentType()).startsWith("text/plain");
        } else {
            assertThat(response.contentType()).startsWith("application/json");
            assertThat(schemaOf(schema).validate(json(response.asString())))
                    .as(response.asString())
                    .isEmpty();
        }
    }

    private static JsonSchema schemaOf(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("definitions", DOCUMENT.path("definitions"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(whole);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode read() {
        try (InputStream document = HarborContract.class.getResourceAsStream("/harbor-retention-openapi.yaml")) {
            JsonNode read = new YAMLMapper().readTree(document);
            tighten(read.path("definitions"));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not declared must not be there; and an object of which nothing is said stands for any value, as Harbor uses it. */
    private static void tighten(JsonNode node) {
        stream(node).forEach(HarborContract::tighten);
        if (node instanceof ObjectNode object && object.path("type").asText().equals("object")) {
            if (object.has("properties")) {
                object.put("additionalProperties", false);
            } else if (!object.has("additionalProperties")) {
                object.remove("type");
            }
        }
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static Stream<String> fieldNames(JsonNode node) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(node.fieldNames(), Spliterator.ORDERED), false);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
