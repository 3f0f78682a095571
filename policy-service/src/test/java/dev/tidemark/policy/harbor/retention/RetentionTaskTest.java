package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.harbor.HarborClient.admin;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RetentionTaskTest {

    private long execution;
    private String tasks;

    @BeforeEach
    void anExecution() {
        long policy = newPolicy(newProject());
        execution = newExecution(policy, true);
        tasks = "/retentions/" + policy + "/executions/" + execution + "/tasks";
    }

    @AfterEach
    void auditServiceIsBack() {
        AuditStandIn.fails(false);
    }

    private String task(int number, String status, String times) {
        return """
                {"number":%d,"execution":%d,"registry":"default","repository":"library/team/app","status":"%s","plan":null,
                 "dryRun":true,"total":3,"retained":1,"deleted":2,"kept":0,"failed":0,%s,"error":null}"""
                .formatted(number, execution, status, times);
    }

    @Test
    void listsTasksInHarborsWords() {
        // given
        AuditStandIn.answer(
                "/executions/" + execution + "/tasks?offset=0",
                "{\"total\":2,\"items\":["
                        + task(8, "PENDING", "\"startedAt\":null,\"endedAt\":null")
                        + ","
                        + task(
                                7,
                                "EXPIRED",
                                "\"startedAt\":\"2026-04-26T04:32:18.5Z\",\"endedAt\":\"2026-04-26T04:32:21Z\"")
                        + "]}");

        // when
        String body = get(tasks)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("X-Total-Count", "2")
                .extract()
                .asString();

        // then
        assertThat(body)
                .isEqualTo(
                        """
                [{"end_time":"0001-01-01T00:00:00Z","execution_id":%1$d,"id":8,"job_id":"000000000000000000000008",\
                "repository":"team/app","retained":1,"start_time":"0001-01-01T00:00:00Z","status":"Pending","status_code":0,"total":3},\
                {"end_time":"2026-04-26T04:32:21Z","execution_id":%1$d,"id":7,"job_id":"000000000000000000000007",\
                "repository":"team/app","retained":1,"start_time":"2026-04-26T04:32:18.500Z","status":"Error","status_code":3,"total":3}]"""
                                .formatted(execution));
    }

    @Test
    void passesPagesThrough() {
        // given
        AuditStandIn.answer(
                "/executions/" + execution + "/tasks?offset=5&limit=5",
                "{\"total\":11,\"items\":[" + task(3, "RUNNING", "\"startedAt\":null,\"endedAt\":null") + "]}");

        // then
        get(tasks + "?page=2&page_size=5")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "11")
                .header(
                        "Link",
                        "</api/v2.0" + tasks + "?page=1&page_size=5>; rel=\"prev\" , </api/v2.0" + tasks
                                + "?page=3&page_size=5>; rel=\"next\"")
                .body("$", hasSize(1))
                .body("[0].status", equalTo("Running"))
                .body("[0].status_code", equalTo(2));
    }

    @Test
    void aPageMayBeLargerThanAuditServiceGives() {
        // given
        AuditStandIn.answer(
                "/executions/" + execution + "/tasks?offset=5000",
                "{\"total\":5001,\"items\":[" + task(3, "RUNNING", "\"startedAt\":null,\"endedAt\":null") + "]}");

        // then
        get(tasks + "?page=2&page_size=5000")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "5001")
                .body("$", hasSize(1));
    }

    @Test
    void anExecutionThatNothingIsKnownOfYetHasNoTasks() {
        get(tasks).then().statusCode(200).header("X-Total-Count", "0").body("$", hasSize(0));
    }

    @Test
    void readsTheLogOfATask() {
        // given
        AuditStandIn.answer("/executions/" + execution + "/tasks/7/log", "2026-01-02T00:00:01Z [INFO] one\nline\n");

        // then
        admin().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/api/v2.0" + tasks + "/7")
                .then()
                .statusCode(200)
                .header("Content-Type", org.hamcrest.Matchers.startsWith("text/plain"))
                .body(equalTo("2026-01-02T00:00:01Z [INFO] one\nline\n"));
        admin().accept("application/json")
                .get("/api/v2.0" + tasks + "/7")
                .then()
                .statusCode(422);
    }

    @Test
    void aTaskOfNobodyIsNotFound() {
        get(tasks + "/99").then().statusCode(404).body("errors[0].code", equalTo("NOT_FOUND"));
        get(tasks + "/x").then().statusCode(422);
    }

    @Test
    void saysSoWhenAuditServiceDoesNotAnswerAndGoesOnOtherwise() {
        // given
        AuditStandIn.fails(true);

        // then
        get(tasks).then().statusCode(503).body("errors[0].code", equalTo("SERVICE_UNAVAILABLE"));
        get(tasks + "/7").then().statusCode(503);
        get(tasks.replaceFirst("/[0-9]+/tasks$", "")).then().statusCode(200).body("[0].id", equalTo((int) execution));
    }
}
