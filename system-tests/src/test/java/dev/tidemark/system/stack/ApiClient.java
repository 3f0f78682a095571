package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;

/** A client of Tidemark's own API. */
public final class ApiClient {

    private static final String API = "/api/v1";

    private final Rest rest;

    ApiClient(URI url, String user, String password) {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.rest = new Rest(url, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** Makes a policy, and says where it is. */
    public String create(String policy) {
        return location(201, "/policies", policy);
    }

    /** Runs the policy to its end, and says which execution it was. */
    public String run(String policy, boolean dryRun) {
        var execution = location(202, policy + "/executions", "{\"dryRun\":" + dryRun + "}");
        Awaitility.await("the end of " + execution)
                .atMost(Duration.ofSeconds(90))
                .until(() -> !read(execution).path("status").asText().equals("running"));
        return execution;
    }

    public JsonNode read(String path) {
        return rest.read(API + path);
    }

    private String location(int status, String path, String body) {
        return Rest.expect(status, rest.send("POST", API + path, body))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .substring(API.length());
    }
}
