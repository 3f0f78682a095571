package dev.tidemark.policy.api;

import static dev.tidemark.policy.api.Api.assertProblem;
import static dev.tidemark.policy.api.Api.newPolicy;
import static dev.tidemark.policy.api.Api.pathOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What audit-service remembers, in the words of our own API. */
@QuarkusTest
@RealParts
class DecisionApiTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private static final String DECISIONS =
            """
            {"items":[{"execution":1,"task":7,"policy":3,"dryRun":false,"plannedAt":"2026-11-20T12:00:02Z","registry":"default",
              "repository":"library/app","decision":{"digest":"%s","tags":["v1"],"role":"CANDIDATE","verdict":"DELETE",
              "reason":"NOT_RETAINED","spared":false,"pushed":{"at":"2026-11-01T00:00:00Z","source":"FIRST_SEEN"}},
              "explanation":"no rule retains it","outcome":"DELETED","outcomes":[{"tag":"v1","outcome":"DELETED"}]}],
             "next":"1.7.0.0"}"""
                    .formatted(DIGEST);

    private String execution;

    @BeforeEach
    void anExecution() {
        execution = pathOf(Api.post(newPolicy() + "/executions", "{\"dryRun\":false}"));
    }

    private static void audit(String target, String body) {
        AuditStandIn.answer(target, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", target.endsWith("/log") ? "text/plain" : "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static ValidatableResponse json(String path) {
        return Api.admin()
                .urlEncodingEnabled(false)
                .accept("application/json")
                .get(Api.ROOT + path)
                .then();
    }

    @Test
    void decisionsAreToldWithWhatBecameOfThem() {
        // given
        audit(execution + "/decisions?repository=library%2Fapp&verdict=DELETE&limit=1", DECISIONS);
        audit(execution + "/decisions?after=1.7.0.0&limit=100", "{\"items\":[]}");

        // when
        ValidatableResponse page = json(execution + "/decisions?verdict=delete&repository=library%2Fapp&pageSize=1");

        // then
        page.statusCode(200)
                .body("items.digest", contains(DIGEST))
                .body("items[0].tags", contains("v1"))
                .body("items[0].verdict", equalTo("delete"))
                .body("items[0].reason", equalTo("not-retained"))
                .body("items[0].evidence.pushed.source", equalTo("first-seen"))
                .body("items[0].outcome", equalTo("deleted"))
                .body("items[0].outcomes.outcome", contains("deleted"));
        json(execution + "/decisions?pageToken=" + page.extract().<String>path("nextPageToken"))
                .statusCode(200)
                .body("items", empty())
                .body("nextPageToken", nullValue());
    }

    @Test
    void aTagIsExplained() {
        audit("/explanations?registry=default&repository=library%2Fapp&tag=v1&limit=100", DECISIONS);
        json("/registries/default/repositories/library%2Fapp/explain?tag=v1")
                .statusCode(200)
                .body("items.explanation", contains("no rule retains it"));
        String path = "/registries/default/repositories/library%2Fapp/explain";
        Stream.of("", "?tag=v1&digest=" + DIGEST, "?tag=no%20tag", "?digest=sha256:1", "?tag=", "?name=v1")
                .forEach(query -> assertProblem(json(path + query), 400, "malformed", ""));
        assertProblem(json("/registries/default/repositories/NO/explain?tag=v1"), 400, "malformed", "");
    }

    @Test
    void historyIsTold() {
        audit(
                "/history?registry=default&since=2026-11-01T00%3A00%3A00Z&limit=100",
                """
                {"items":[{"id":4,"execution":1,"policy":3,"registry":"default","repository":"library/app","tag":"v1","digest":"%s",
                  "outcome":"DELETED","reason":"NOT_RETAINED","deletedAt":"2026-11-20T12:00:02Z"}],"next":"MTYw"}"""
                        .formatted(DIGEST));
        json("/history?registry=default&since=2026-11-01T01:00:00%2B01:00")
                .statusCode(200)
                .body("items.tag", contains("v1"))
                .body("items[0].reason", equalTo("not-retained"))
                .body("items[0].deletedAt", equalTo("2026-11-20T12:00:02Z"));
        Stream.of("since=yesterday", "policy=x", "project=library", "pageSize=5000")
                .forEach(query -> assertProblem(json("/history?" + query), 400, "malformed", ""));
    }

    @Test
    void tasksAreToldWithTheirLogs() {
        // given
        String task =
                """
                {"number":%d,"execution":1,"registry":"default","repository":"library/app","status":"SUCCESS","plan":null,
                 "dryRun":true,"total":5,"retained":3,"deleted":0,"kept":0,"failed":0,"startedAt":"2026-11-20T12:00:02Z"}""";
        audit(
                execution + "/tasks?after=0&limit=2",
                "{\"items\":[" + task.formatted(7) + "," + task.formatted(9) + "],\"total\":2}");
        audit(execution + "/tasks?after=7&limit=101", "{\"items\":[" + task.formatted(9) + "],\"total\":2}");
        audit(execution + "/tasks/7", task.formatted(7));
        audit(execution + "/tasks/7/log", "the log\n");

        // when
        ValidatableResponse first = json(execution + "/tasks?pageSize=1");

        // then
        first.statusCode(200).body("items.task", contains(7)).body("items[0].status", equalTo("success"));
        json(execution + "/tasks?pageToken=" + first.extract().<String>path("nextPageToken"))
                .body("items.task", contains(9));
        json(execution + "/tasks/7").statusCode(200).body("retained", equalTo(3));
        Api.get(execution + "/tasks/7/log").statusCode(200).contentType("text/plain");
        assertProblem(json(execution + "/tasks/8"), 404, "not-found", "has no task 8");
        assertProblem(Api.get(execution + "/tasks/8/log"), 404, "not-found", "has no task 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/decisions", "/tasks", "/tasks/1", "/tasks/1/log"})
    void ofAnExecutionThatIsNotThereNothingIsTold(String what) {
        String path = "/executions/88888888" + what;
        assertProblem(what.endsWith("log") ? Api.get(path) : json(path), 404, "not-found", "88888888");
    }

    @Test
    void whatCannotBeReadNowIsUnavailable() {
        assertProblem(json(execution + "/decisions"), 503, "unavailable", "at the moment");
    }
}
