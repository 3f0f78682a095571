package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;

/** A client of Artifactory's API for cleaning up packages, as its users write them. */
public final class ArtifactoryClient {

    private static final String POLICIES = "/artifactory/api/cleanup/packages/policies/";
    private static final String RUNS = "/artifactory/api/cleanup/policies/runs";

    private final Rest rest;

    ArtifactoryClient(URI url, String user, String password) {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.rest = new Rest(url, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    public void create(String key, String document) {
        Rest.expect(201, rest.send("POST", POLICIES + key, document));
    }

    public void enable(String key) {
        Rest.expect(200, rest.send("POST", POLICIES + key + "/enablement", "{\"enabled\":true}"));
    }

    public void delete(String key) {
        Rest.expect(200, rest.send("DELETE", POLICIES + key, ""));
    }

    /** Asks for a run, and returns its number. */
    public long start(String key, boolean dryRun) {
        var answer = rest.send("PUT", POLICIES + key + "/run?dryRun=" + dryRun, "");
        return Rest.json(Rest.expect(201, answer)).path("runId").asLong();
    }

    public HttpResponse<String> stop(long run) {
        return rest.send("PUT", RUNS + "/" + run, "{\"action\":\"stop\"}");
    }

    /** Waits for the end of a run, and returns its summary. */
    public JsonNode awaitEnd(String key, long run) {
        return Awaitility.await("the end of run " + run)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> summary(key, run),
                        summary -> !summary.at("/policySummary/status").asText().equals("RUNNING"));
    }

    private JsonNode summary(String key, long run) {
        return rest.read(RUNS + "/summaryReports?policyKey=" + key + "&triggerId=" + run);
    }

    /** The lines of a run's report. */
    public List<String> report(String key, long run) {
        var answer = rest.download(RUNS + "/downloadReport?policyKey=" + key + "&runId=" + run);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
