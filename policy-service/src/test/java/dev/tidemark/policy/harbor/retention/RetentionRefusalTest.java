package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.harbor.HarborClient.admin;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.HarborClient;
import dev.tidemark.policy.harbor.HarborPolicies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class RetentionRefusalTest {

    private static final long NOBODYS = 88888888;

    @Inject
    Database database;

    private static void isRefused(Response answer, int status, String code, String message) {
        answer.then()
                .statusCode(status)
                .contentType("application/json; charset=utf-8")
                .body("errors", hasSize(1))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].message", equalTo(message));
    }

    private void nothingIsWrittenFor(int project) {
        get("/projects/" + project).then().body("metadata.retention_id", nullValue());
        assertThat(database.number("select count(*) from policy.policy where project_id = ?", project))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"rules\":{}}", "{\"scope\":{\"ref\":\"7\"}}", "null"})
    void aBodyThatIsNoPolicyCannotBeProcessed(String body) {
        post("/retentions", body)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("UNPROCESSABLE_ENTITY"))
                .body("errors[0].message", startsWith("validation failure list:\n"));
    }

    @Test
    void aMissingBodyCannotBeProcessed() {
        isRefused(
                admin().contentType("application/json").post("/api/v2.0/retentions"),
                422,
                "UNPROCESSABLE_ENTITY",
                "validation failure list:\npolicy in body is required");
    }

    @Test
    void aBodyOfAnotherTypeCannotBeProcessed() {
        admin().contentType("text/plain")
                .body("{}")
                .post("/api/v2.0/retentions")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("UNPROCESSABLE_ENTITY"));
    }

    @Test
    void anAnswerThatTheClientDoesNotTakeCannotBeProcessed() {
        admin().accept("image/png").get("/api/v2.0/retentions/metadatas").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/retentions/x", "/retentions/1.5", "/retentions/99999999999999999999/executions"})
    void aNumberThatIsNoneCannotBeProcessed(String path) {
        get(path).then().statusCode(422).body("errors[0].code", equalTo("UNPROCESSABLE_ENTITY"));
    }

    @Test
    void sixteenRulesAreTooMany() {
        int project = newProject();
        isRefused(
                post("/retentions", HarborPolicies.withRules(project, 16)),
                400,
                "BAD_REQUEST",
                "bad request: only 15 rules are allowed at most");
        nothingIsWrittenFor(project);
        post("/retentions", HarborPolicies.withRules(project, 15)).then().statusCode(201);
    }

    @Test
    void twoEqualRulesAreAConflict() {
        int project = newProject();
        String rule = HarborPolicies.rule("latestPushedK", 3);
        isRefused(
                post(
                        "/retentions",
                        HarborPolicies.of(project, "", List.of(HarborPolicies.rule("latestPushedK", 1), rule, rule))),
                409,
                "CONFLICT",
                "resource conflict: rule 2 is conflict with rule 1");
        nothingIsWrittenFor(project);
    }

    @Test
    void onlyProjectsAreAScope() {
        int project = newProject();
        isRefused(
                post("/retentions", HarborPolicies.of("{\"level\":\"system\",\"ref\":" + project + "}", "", List.of())),
                400,
                "BAD_REQUEST",
                "bad request: scope system is not support");
        nothingIsWrittenFor(project);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, NOBODYS, 9_999_999_999L})
    void theProjectHasToBeThere(long ref) {
        isRefused(
                post("/retentions", HarborPolicies.of("{\"level\":\"project\",\"ref\":" + ref + "}", "", List.of())),
                400,
                "BAD_REQUEST",
                "bad request: invalid Project id " + ref);
    }

    @Test
    void aProjectHasOnePolicy() {
        int project = newProject();
        long policy = newPolicy(project);
        isRefused(
                post("/retentions", HarborPolicies.keepingTen(project)),
                400,
                "BAD_REQUEST",
                "bad request: project " + project + " already has retention policy " + policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 0 * *", "1 0 0 * * *", "@daily", "0 0 0 * * 7"})
    void aCronHasToBeOne(String cron) {
        int project = newProject();
        post("/retentions", HarborPolicies.withCron(project, cron))
                .then()
                .statusCode(400)
                .body("errors[0].message", startsWith("bad request: invalid cron string for scheduled tag retention:"));
        nothingIsWrittenFor(project);
    }

    @Test
    void aCronHasToBeAText() {
        int project = newProject();
        String document = HarborPolicies.withCron(project, "x").replace("\"cron\":\"x\"", "\"cron\":5");
        post("/retentions", document).then().statusCode(400).body("errors[0].code", equalTo("BAD_REQUEST"));
        nothingIsWrittenFor(project);
    }

    @Test
    void aRefusedChangeChangesNothing() {
        int project = newProject();
        long policy = newPolicy(project);
        put("/retentions/" + policy, HarborPolicies.withCron(project, "nonsense"))
                .then()
                .statusCode(400);
        put("/retentions/" + policy, HarborPolicies.withRules(project, 16))
                .then()
                .statusCode(400);
        assertThat(database.number("select revision from policy.policy where id = ?", policy))
                .isEqualTo(1);
    }

    @Test
    void aPolicyIsChangedThroughItsOwnProjectOnly() {
        long policy = newPolicy(newProject());
        int other = newProject();
        String message = "resource not found: the retention policy id " + policy + " does not match";
        isRefused(put("/retentions/" + policy, HarborPolicies.keepingTen(other)), 404, "NOT_FOUND", message);
        newPolicy(other);
        isRefused(put("/retentions/" + policy, HarborPolicies.keepingTen(other)), 404, "NOT_FOUND", message);
    }

    @Test
    void anUnknownPolicyIsNotFoundWhenItIsReadOrChanged() {
        int project = newProject();
        isRefused(
                get("/retentions/" + NOBODYS),
                404,
                "NOT_FOUND",
                "resource not found: no such Retention policy with id " + NOBODYS);
        isRefused(
                put("/retentions/" + NOBODYS, HarborPolicies.keepingTen(project)),
                404,
                "NOT_FOUND",
                "resource not found: the retention policy id " + NOBODYS + " does not match");
    }

    @Test
    void anUnknownPolicyIsABadRequestOtherwise() {
        String message = "bad request: no such Retention policy with id " + NOBODYS;
        String executions = "/retentions/" + NOBODYS + "/executions";
        isRefused(delete("/retentions/" + NOBODYS), 400, "BAD_REQUEST", message);
        isRefused(post(executions, "{\"dry_run\":true}"), 400, "BAD_REQUEST", message);
        isRefused(get(executions), 400, "BAD_REQUEST", message);
        isRefused(HarborClient.patch(executions + "/1", "{\"action\":\"stop\"}"), 400, "BAD_REQUEST", message);
        isRefused(get(executions + "/1/tasks"), 400, "BAD_REQUEST", message);
        isRefused(get(executions + "/1/tasks/1"), 400, "BAD_REQUEST", message);
    }

    @Test
    void whatWouldBeMarkupIsEscaped() {
        String answer = post("/retentions", HarborPolicies.of("{\"level\":\"<script>&\",\"ref\":1}", "", List.of()))
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(answer).contains("\\u003cscript\\u003e\\u0026").endsWith("}\n");
    }

    @Test
    void anUnknownPathAndAnUnknownMethodAreAnsweredInTheSameEnvelope() {
        get("/nonsense").then().statusCode(404).body("errors[0].code", equalTo("NOT_FOUND"));
        put("/retentions/metadatas", "{}").then().body("errors", hasSize(1));
        HarborClient.patch("/retentions", "{}")
                .then()
                .statusCode(405)
                .body("errors[0].code", equalTo("METHOD_NOT_ALLOWED"));
    }
}
