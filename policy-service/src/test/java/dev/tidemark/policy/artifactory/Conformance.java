package dev.tidemark.policy.artifactory;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer that passes against the published document of the API: its status, its type and its body. */
final class Conformance implements Filter {

    static final Conformance FILTER = new Conformance();

    private static final String ROOT = "/artifactory";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LITERAL = Set.of("downloadReport", "summaryReports");

    /** Where paths have a key or a number, if they have one. */
    private static final int KEY = 5;

    private final JsonNode document = document();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private Conformance() {}

    private static JsonNode document() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("..", "docs", "artifactory-openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        String path = URI.create(request.getURI()).getPath().replaceAll("/$", "");
        JsonNode operation = document.path("paths")
                .path(template(path))
                .path(request.getMethod().toLowerCase(Locale.ROOT));
        if (path.startsWith(ROOT + "/api/cleanup/")) {
            check(request.getMethod() + " " + path, operation, answer);
        }
        return answer;
    }

    private static String template(String path) {
        String[] segments = path.substring(ROOT.length()).split("/");
        for (int i = 1; i < segments.length; i++) {
            if (i == KEY && !LITERAL.contains(segments[i])) {
                segments[i] = segments[i - 1].equals("runs") ? "{runId}" : "{policyKey}";
            }
        }
        return String.join("/", segments);
    }

    private void check(String what, JsonNode operation, Response answer) {
        String status = Integer.toString(answer.statusCode());
        if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
            throw new AssertionError(what + " answered " + answer.asString());
        }
        JsonNode response = resolved(operation.path("responses").path(status));
        boolean isRefusal = response.isMissingNode();
        if (isRefusal && answer.statusCode() < 400) {
            throw new AssertionError(what + " answered " + status + ", which is not documented");
        }
        JsonNode content = (isRefusal ? document.at("/components/responses/Refusal") : response).path("content");
        String type = content.fieldNames().next();
        if (!answer.contentType().startsWith(type)) {
            throw new AssertionError(what + " answered " + answer.contentType() + " and not " + type);
        }
        if (content.path(type).has("schema")) {
            Set<ValidationMessage> slips =
                    schema(content.path(type).path("schema")).validate(json(answer.asString()));
            if (!slips.isEmpty()) {
                throw new AssertionError(what + " answered " + answer.asString() + ": " + slips);
            }
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? document.at(JsonPointer.compile(node.path("$ref").asText().substring(1)))
                : node;
    }

    /** With the components beside it, which it refers to. */
    private JsonSchema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.putArray("allOf").add(schema);
            whole.set("components", document.path("components"));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(whole);
        });
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
