package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.harbor.HarborClient.admin;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.patch;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.StopEvent.StopRequested;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RetentionExecutionTest {

    @Test
    void asksForAnExecutionOfThePolicyAsItIs() {
        // given
        long policy = newPolicy(newProject());

        // when
        long execution = newExecution(policy, true);

        // then
        try (Heard executions = Heard.on("retention.executions")) {
            eventually().untilAsserted(() -> assertThat(
                            executions.events(Long.toString(execution), ExecutionRequested.class))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.dryRun()).isTrue();
                        assertThat(event.trigger()).isEqualTo(Trigger.MANUAL);
                        assertThat(event.policy().id().value()).isEqualTo(policy);
                        assertThat(event.requestedBy()).isEqualTo("admin");
                        assertThat(event.notAfter()).isEqualTo(event.now().plus(Duration.ofHours(24)));
                    }));
            assertThat(executions.under(Long.toString(execution))).allSatisfy(record -> assertThat(record.headers())
                    .extracting(header -> header.key() + "=" + new String(header.value()))
                    .contains(
                            "ce_type=retention.execution-requested.v1",
                            "ce_execution=" + execution,
                            "ce_specversion=1.0"));
        }
    }

    @Test
    void answersWithALocationWhateverTheClientAccepts() {
        long policy = newPolicy(newProject());
        admin().accept("text/plain")
                .contentType("application/json")
                .body("{}")
                .post("/api/v2.0/retentions/" + policy + "/executions")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/api/v2.0/retentions/" + policy + "/executions/[0-9]+"))
                .header("Content-Type", nullValue())
                .body(emptyString());
    }

    @Test
    void aRequestWithoutABodyCannotBeProcessed() {
        long policy = newPolicy(newProject());
        admin().contentType("application/json")
                .post("/api/v2.0/retentions/" + policy + "/executions")
                .then()
                .statusCode(422);
        get("/retentions/" + policy + "/executions")
                .then()
                .header("X-Total-Count", "0")
                .body("$", equalTo(List.of()));
    }

    @Test
    void listsExecutionsNewestFirstAndLeavesOutWhatIsFalse() {
        // given
        long policy = newPolicy(newProject());
        long first = newExecution(policy, true);
        long second = newExecution(policy, false);

        // then
        get("/retentions/" + policy + "/executions")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "2")
                .header("Link", nullValue())
                .body("id", contains((int) second, (int) first))
                .body("[0].status", equalTo("Running"))
                .body("[0].trigger", equalTo("MANUAL"))
                .body("[0].policy_id", equalTo((int) policy))
                .body("[0].end_time", equalTo("0001-01-01T00:00:00Z"))
                .body("[0].start_time", matchesPattern("[0-9-]{10}T[0-9:.]{8,18}Z"))
                .body("[0].dry_run", nullValue())
                .body("[1].dry_run", equalTo(true));
    }

    @Test
    void pagesLinkToTheirNeighbours() {
        // given
        long policy = newPolicy(newProject());
        long[] ids =
                IntStream.range(0, 5).mapToLong(i -> newExecution(policy, true)).toArray();
        String path = "/retentions/" + policy + "/executions";

        // then
        get(path + "?page=2&page_size=2")
                .then()
                .header("X-Total-Count", "5")
                .header(
                        "Link",
                        "</api/v2.0" + path + "?page=1&page_size=2>; rel=\"prev\" , </api/v2.0" + path
                                + "?page=3&page_size=2>; rel=\"next\"")
                .body("id", contains((int) ids[2], (int) ids[1]));
        get(path + "?page_size=2")
                .then()
                .header("Link", "</api/v2.0" + path + "?page=1&page_size=2>; rel=\"next\"")
                .body("id", contains((int) ids[4], (int) ids[3]));
        get(path + "?page=9&page_size=2").then().statusCode(200).body("$", equalTo(List.of()));
        get(path + "?page_size=x").then().statusCode(422);
    }

    @Test
    void aStopIsToldOnceHoweverOftenItIsAskedFor() {
        // given
        long policy = newPolicy(newProject());
        long execution = newExecution(policy, false);
        String path = "/retentions/" + policy + "/executions/" + execution;

        // when
        patch(path, "{\"action\":\"stop\"}").then().statusCode(200).body(emptyString());
        patch(path, "{\"action\":\"stop\"}").then().statusCode(200);

        // then
        long later = newExecution(policy, false);
        patch("/retentions/" + policy + "/executions/" + later, "{\"action\":\"stop\"}");
        try (Heard stops = Heard.on("retention.stops")) {
            eventually().untilAsserted(() -> assertThat(stops.events("execution/" + later, StopRequested.class))
                    .hasSize(1));
            assertThat(stops.events("execution/" + execution, StopRequested.class))
                    .hasSize(1);
        }
    }

    @Test
    void knowsNoActionButStop() {
        patch("/retentions/88888888/executions/1", "{\"action\":\"pause\"}")
                .then()
                .statusCode(400)
                .body("errors[0].message", equalTo("bad request: action should be 'stop'"));
    }

    @Test
    void anExecutionOfNobodyOrOfAnotherPolicyIsNotFound() {
        // given
        int project = newProject();
        long policy = newPolicy(project);
        long foreign = newExecution(newPolicy(newProject()), true);
        String executions = "/retentions/" + policy + "/executions/";

        // then
        for (String path : List.of("", "/tasks", "/tasks/1")) {
            var unknown = path.isEmpty()
                    ? patch(executions + 88888888, "{\"action\":\"stop\"}")
                    : get(executions + 88888888 + path);
            unknown.then().statusCode(404).body("errors[0].message", equalTo("execution 88888888 not found"));
            var others = path.isEmpty()
                    ? patch(executions + foreign, "{\"action\":\"stop\"}")
                    : get(executions + foreign + path);
            others.then()
                    .statusCode(404)
                    .body(
                            "errors[0].message",
                            equalTo("project: " + project + ", execution id " + foreign + " not found"));
        }
    }

    @Test
    void whereTheProjectForgotThePolicyItsExecutionsAreNotFoundButCanStillBeListed() {
        // given
        int project = newProject();
        long policy = newPolicy(project);
        long execution = newExecution(policy, true);

        // when
        delete("/projects/" + project + "/metadatas/retention_id").then().statusCode(200);

        // then
        patch("/retentions/" + policy + "/executions/" + execution, "{\"action\":\"stop\"}")
                .then()
                .statusCode(404);
        get("/retentions/" + policy + "/executions").then().statusCode(200).header("X-Total-Count", "1");
        post("/retentions", HarborPolicies.keepingTen(project)).then().statusCode(201);
    }
}
