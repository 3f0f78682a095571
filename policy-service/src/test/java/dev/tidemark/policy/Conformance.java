package dev.tidemark.policy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds every answer that passes against the published document of an API: its status, its headers, its type and its body. */
public final class Conformance implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BEFORE_THE_PATH = Pattern.compile("^https?://[^/]*");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");

    private final JsonNode document;
    private final String root;
    private final String covered;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private Conformance(JsonNode document, String covered) {
        this.document = document;
        this.root = document.at("/servers/0/url").asText();
        this.covered = root + covered;
    }

    /** @param covered what paths begin with, after the server's, that the document has all answers of */
    public static Conformance to(String document, String covered) {
        try {
            return new Conformance(
                    new YAMLMapper().readTree(Path.of("..", "docs", document).toFile()), covered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        String path = BEFORE_THE_PATH.matcher(request.getURI()).replaceFirst("").replaceAll("[?#].*$|/(?=$|[?#])", "");
        if (path.startsWith(covered)) {
            check(request.getMethod() + " " + path, operation(request.getMethod(), path), answer);
        }
        return answer;
    }

    /** Missing where the document has none. Of two templates the one with fewer places is meant. */
    private JsonNode operation(String method, String path) {
        return names(document.path("paths"))
                .filter(template -> path.matches(root + pattern(template)))
                .min(Comparator.comparing(
                        template -> PLACE.matcher(template).results().count()))
                .map(template -> document.path("paths").path(template).path(method.toLowerCase(Locale.ROOT)))
                .orElseGet(MissingNode::getInstance);
    }

    private static String pattern(String template) {
        return PLACE.matcher(template).replaceAll("[^/]+");
    }

    private static Stream<String> names(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    private void check(String what, JsonNode operation, Response answer) {
        String status = Integer.toString(answer.statusCode());
        JsonNode declared = resolved(operation.path("responses").path(status));
        boolean isRefusal = declared.isMissingNode();
        if (isRefusal && (answer.statusCode() < 400 || (answer.statusCode() >= 500 && answer.statusCode() != 503))) {
            throw new AssertionError(what + " answered " + status + ", which is not documented: " + answer.asString());
        }
        JsonNode response = isRefusal ? document.at("/components/responses/Refusal") : declared;
        names(response.path("headers"))
                .forEach(name -> checkHeader(
                        what, name, resolved(response.path("headers").path(name)), answer));
        checkBody(what, response.path("content"), answer);
    }

    private void checkHeader(String what, String name, JsonNode header, Response answer) {
        String value = answer.header(name);
        if (value == null || !value.matches(header.at("/schema/pattern").asText(".+"))) {
            throw new AssertionError(what + " answered with " + name + ": " + value);
        }
    }

    private void checkBody(String what, JsonNode content, Response answer) {
        if (content.isMissingNode()) {
            if (!answer.asString().isEmpty()) {
                throw new AssertionError(what + " answered " + answer.asString());
            }
            return;
        }
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
