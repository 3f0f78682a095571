package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A client of all APIs, who knows nothing of any. */
public final class FrontDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final String credentials;
    private final Rest rest;

    FrontDoor(URI url, String user, String password) {
        this.url = url;
        this.credentials = user + ":" + password;
        this.rest = new Rest(
                url, "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    public URI url() {
        return url;
    }

    /** Name and password with a colon between. */
    public String credentials() {
        return credentials;
    }

    public JsonNode get(String path, int status) {
        return json(Rest.expect(status, rest.get(path)));
    }

    public JsonNode post(String path, String json, int status) {
        return json(Rest.expect(status, rest.send("POST", path, json)));
    }

    public JsonNode put(String path, String json, int status) {
        return json(Rest.expect(status, rest.send("PUT", path, json)));
    }

    /** Creates something, and tells its number: the last part of where it is then. */
    public long create(String path, String json) {
        var location = Rest.expect(201, rest.send("POST", path, json))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    /** An answer of one JSON object a line. */
    public List<JsonNode> lines(String path) {
        return Rest.expect(200, rest.get(path))
                .body()
                .lines()
                .map(FrontDoor::parse)
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return answer.body().isBlank() ? MissingNode.getInstance() : parse(answer.body());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
