package dev.tidemark.policy.api;

import static dev.tidemark.policy.api.Api.assertProblem;
import static dev.tidemark.policy.api.Api.newPolicy;
import static dev.tidemark.policy.api.Api.pathOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class ExecutionApiTest {

    @Inject
    Database database;

    @Test
    void anExecutionIsAskedForAndStopped() {
        // given
        String policy = newPolicy();
        int number = Integer.parseInt(policy.substring(policy.lastIndexOf('/') + 1));

        // when
        ValidatableResponse started =
                Api.post(policy + "/executions", "{\"dryRun\":true}").statusCode(202);

        // then
        String path = pathOf(started);
        Api.get(path)
                .statusCode(200)
                .body("policy", equalTo(number))
                .body("revision", equalTo(1))
                .body("registry", equalTo("default"))
                .body("trigger", equalTo("manual"))
                .body("dryRun", equalTo(true))
                .body("requestedBy", equalTo("admin"))
                .body("status", equalTo("running"))
                .body("stopRequested", equalTo(false))
                .body("end", nullValue());
        Api.post(path + "/stop", "").statusCode(202).body("stopRequested", equalTo(true));
        Api.post(path + "/stop", "").statusCode(202);
    }

    @Test
    void anExecutionThatHasEndedCannotBeStopped() {
        String path = pathOf(Api.post(newPolicy() + "/executions", "{\"dryRun\":false}"));
        database.change(
                "update policy.execution set status = 'SUCCESS', finished_at = now(), tasks = 3, total = 9, retained = 5,"
                        + " deleted = 4, failed = 0 where id = ?",
                Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
        assertProblem(Api.post(path + "/stop", ""), 409, "conflict", "has ended");
        Api.get(path)
                .body("status", equalTo("success"))
                .body("end.tasks", equalTo(3))
                .body("end.deleted", equalTo(4))
                .body("end.error", nullValue());
    }

    @Test
    void listsAreTheNewestFirst() {
        // given
        String policy = newPolicy();
        List<Integer> made = List.of(start(policy), start(policy), start(policy));

        // when
        ValidatableResponse first = Api.get(policy + "/executions?pageSize=2").statusCode(200);

        // then
        first.body("items.id", contains(made.get(2), made.get(1)));
        String next = first.extract().path("nextPageToken");
        Api.get(policy + "/executions?pageSize=2&status=running&pageToken=" + next)
                .body("items.id", contains(made.get(0)))
                .body("nextPageToken", nullValue());
        Api.get("/executions?registry=default&status=running&policy=" + policy.substring(policy.lastIndexOf('/') + 1))
                .statusCode(200)
                .body("items.id", contains(made.get(2), made.get(1), made.get(0)));
        assertThat(Api.get(policy + "/executions?status=error").extract().<List<Object>>path("items"))
                .isEmpty();
    }

    private static int start(String policy) {
        return Api.post(policy + "/executions", "{\"dryRun\":true}")
                .statusCode(202)
                .extract()
                .path("id");
    }

    @Test
    void executionsOfADeletedPolicyStay() {
        String policy = newPolicy();
        int execution = start(policy);
        Api.delete(policy).statusCode(204);
        Api.get("/executions/" + execution).statusCode(200).body("stopRequested", equalTo(true));
        assertProblem(Api.post(policy + "/executions", "{\"dryRun\":true}"), 404, "not-found", "there is no policy");
    }

    @Test
    void whatIsNotSaidIsNotDone() {
        String executions = newPolicy() + "/executions";
        assertProblem(Api.post(executions, "{}"), 422, "invalid", "dryRun has to be said");
        assertProblem(Api.post(executions, ""), 400, "malformed", "body");
        assertProblem(Api.post(executions, "{\"dryRun\":\"true\"}"), 400, "malformed", "dryRun");
        assertProblem(Api.post(executions, "{\"dryRun\":true,\"force\":true}"), 400, "malformed", "force");
        Api.get(executions).body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"policy=0", "policy=x", "status=Running", "registry=", "pageToken=cG9saWNpZXM6MQ", "dryRun=true"
            })
    void aSlipInAParameterIsRefused(String query) {
        assertProblem(Api.get("/executions?" + query), 400, "malformed", "");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertProblem(Api.get("/executions/99999999"), 404, "not-found", "there is no execution 99999999");
        assertProblem(Api.post("/executions/99999999/stop", ""), 404, "not-found", "99999999");
        Api.get("/executions/1e9").statusCode(404).body("type", containsString("not-found"));
    }
}
