package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** A client of Harbor's retention API, as its users write them. */
public final class HarborClient {

    private static final String API = "/api/v2.0";
    private static final String RUNNING = "Running";

    private final URI url;
    private final String user;
    private final String password;
    private final Rest rest;

    HarborClient(URI url, String user, String password) {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.url = url;
        this.user = user;
        this.password = password;
        this.rest = new Rest(url, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** Somebody else, who says to be the same. */
    public HarborClient withPassword(String password) {
        return new HarborClient(url, user, password);
    }

    /** The same who goes in by another door. */
    public HarborClient at(URI door) {
        return new HarborClient(door, user, password);
    }

    /** A user whom this one creates. */
    public HarborClient createUser(String name, String password) {
        created(post(
                "/users",
                "{\"username\":\"" + name + "\",\"password\":\"" + password + "\",\"realname\":\"" + name
                        + "\",\"email\":\"" + name + "@example.org\"}"));
        return new HarborClient(url, name, password);
    }

    public URI url() {
        return url;
    }

    public long createProject(String name) {
        return created(post("/projects", "{\"project_name\":\"" + name + "\"}"));
    }

    public JsonNode project(String name) {
        return rest.read(API + "/projects/" + name);
    }

    public long createPolicy(String document) {
        return created(post("/retentions", document));
    }

    /** Has events make the policy run, through Tidemark's own API. */
    public void runOn(long policy, String trigger) {
        Rest.expect(201, rest.send("PUT", "/api/v1/policies/" + policy + "/trigger", trigger));
    }

    /** The policy's executions, the newest first. */
    public List<Run> runs(long policy) {
        var runs = new ArrayList<Run>();
        rest.read(API + "/retentions/" + policy + "/executions?page_size=100")
                .forEach(one -> runs.add(run(policy, one)));
        return runs;
    }

    private static Run run(long policy, JsonNode execution) {
        return new Run(
                policy, execution.path("id").asLong(), execution.path("status").asText());
    }

    /** Asks for an execution and waits for its end. */
    public Run run(long policy, boolean dryRun) {
        return awaitEnd(start(policy, dryRun), Duration.ofSeconds(90));
    }

    /** Asks for an execution. */
    public Run start(long policy, boolean dryRun) {
        var path = "/retentions/" + policy + "/executions";
        return new Run(policy, created(post(path, "{\"dry_run\":" + dryRun + "}")), RUNNING);
    }

    public Run awaitEnd(Run run, Duration patience) {
        var status = Awaitility.await("the end of execution " + run.id())
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> status(run), word -> !word.equals(RUNNING));
        return new Run(run.policy(), run.id(), status);
    }

    private String status(Run run) {
        for (var execution : rest.read(API + "/retentions/" + run.policy() + "/executions")) {
            if (execution.path("id").asLong() == run.id()) {
                return execution.path("status").asText();
            }
        }
        throw new AssertionError("execution " + run.id() + " is not listed");
    }

    /** The run's tasks by repository. */
    public Map<String, JsonNode> tasks(Run run) {
        var tasks = new TreeMap<String, JsonNode>();
        rest.read(run.path() + "/tasks")
                .forEach(task -> tasks.put(task.path("repository").asText(), task));
        return tasks;
    }

    public String log(Run run, JsonNode task) {
        var answer = rest.get(run.path() + "/tasks/" + task.path("id").asLong());
        return Rest.expect(200, answer).body();
    }

    /** The lines of what the front door exports. */
    public List<String> export(String path) {
        return Rest.expect(200, rest.get(path)).body().lines().toList();
    }

    public HttpResponse<String> post(String path, String json) {
        return rest.send("POST", API + path, json);
    }

    /** The answer of something that is there. */
    public JsonNode read(String path) {
        return rest.read(API + path);
    }

    public HttpResponse<String> get(String path) {
        return rest.get(API + path);
    }

    public HttpResponse<String> put(String path, String json) {
        return rest.send("PUT", API + path, json);
    }

    public HttpResponse<String> patch(String path, String json) {
        return rest.send("PATCH", API + path, json);
    }

    public HttpResponse<String> delete(String path) {
        return rest.send("DELETE", API + path, "");
    }

    /** What the service behind it counts. */
    String metrics() {
        return Rest.expect(200, rest.get("/q/metrics")).body();
    }

    /** Deletes by name, through Tidemark's own API: a tag, an artifact or all of the repository. */
    public HttpResponse<String> delete(String registry, String repository, String below) {
        var encoded = repository.replace("/", "%2F");
        return rest.delete("/api/v1/registries/" + registry + "/repositories/" + encoded + below);
    }

    private static long created(HttpResponse<String> answer) {
        var location = Rest.expect(201, answer).headers().firstValue("Location").orElseThrow();
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    /** An execution as its client knows it. */
    public record Run(long policy, long id, String status) {
        public boolean hasEnded() {
            return !status.equals(RUNNING);
        }

        private String path() {
            return API + "/retentions/" + policy + "/executions/" + id;
        }
    }
}
