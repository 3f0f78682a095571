package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.patch;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Harbor's clients see of policies that are written in another dialect. */
@QuarkusTest
@RealParts
class AnothersPolicyTest {

    /** Judges no tag by itself, so that Harbor has the words for it. */
    private static final String UNTAGGED_ONLY =
            "\"document\":{\"rules\":[{\"keep\":{\"always\":true}}],\"untagged\":{\"newest\":5}}";

    private final String name = "p" + UUID.randomUUID();

    @Test
    void isReadInHarborsWords() {
        // given
        int project = newProject(name);

        // when
        long policy = ours(UNTAGGED_ONLY + ",\"cron\":\"0 0 3 * * *\"");

        // then
        get("/retentions/" + policy)
                .then()
                .statusCode(200)
                .body("id", equalTo((int) policy))
                .body("scope.ref", equalTo(project))
                .body("rules.template", containsInAnyOrder("always", "latestPushedK"))
                .body("rules.params.latestPushedK", contains(5))
                .body("trigger.settings.cron", equalTo("0 0 3 * * *"))
                .body("trigger.settings.next_scheduled_time", containsString("T03:00:00"));
    }

    @Test
    void isRunAndStoppedAndItsExecutionsAreTheSameEverywhere() {
        // given
        newProject(name);
        long policy = ours(UNTAGGED_ONLY);

        // when
        long execution = newExecution(policy, true);

        // then
        get("/retentions/" + policy + "/executions")
                .then()
                .statusCode(200)
                .header("X-Total-Count", equalTo("1"))
                .body("[0].id", equalTo((int) execution))
                .body("[0].policy_id", equalTo((int) policy));
        admin().get("/api/v1/policies/" + policy + "/executions").then().body("items.id", equalTo(List.of((int)
                execution)));
        patch("/retentions/" + policy + "/executions/" + execution, "{\"action\":\"stop\"}")
                .then()
                .statusCode(200);
        get("/retentions/" + policy + "/executions/" + (execution + 1_000_000) + "/tasks")
                .then()
                .statusCode(404);
    }

    @Test
    void isChangedWhereItIsWrittenOnly() {
        // given
        int project = newProject(name);
        long policy = ours(UNTAGGED_ONLY);
        String before = admin().get("/api/v1/policies/" + policy).header("ETag");

        // when
        String document = get("/retentions/" + policy).asString();
        put("/retentions/" + policy, document)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("CONFLICT"))
                .body("errors[0].message", containsString("dialect tidemark"))
                .body("errors[0].message", containsString("/api/v1/policies/" + policy));
        delete("/retentions/" + policy)
                .then()
                .statusCode(412)
                .body("errors[0].message", containsString("/api/v1/policies/" + policy));

        // then
        admin().get("/api/v1/policies/" + policy).then().statusCode(200).header("ETag", equalTo(before));
        get("/projects/" + project).then().body("metadata.retention_id", nullValue());
        get("/retentions/" + newPolicy(project)).then().statusCode(200);
        get("/retentions/" + policy).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"document\":{\"rules\":[{\"keep\":{\"newest\":10}}]}",
                "\"document\":{\"rules\":[{\"keep\":{\"always\":true}}]}",
                UNTAGGED_ONLY + ",\"enabled\":false",
                UNTAGGED_ONLY + ",\"cron\":\"@every PT24H\"",
                UNTAGGED_ONLY + ",\"repository\":\"app\""
            })
    void isNotThereWhereHarborHasNoWordsForIt(String more) {
        // given
        newProject(name);

        // when
        long policy = ours(more.replace("\"app\"", "\"" + name + "/app\""));

        // then
        get("/retentions/" + policy).then().statusCode(404);
        get("/retentions/" + policy + "/executions").then().statusCode(400);
        delete("/retentions/" + policy).then().statusCode(400);
    }

    private long ours(String more) {
        return admin().contentType(ContentType.JSON)
                .body("{\"registry\":\"default\",\"project\":\"%s\",\"dialect\":\"tidemark\",%s}".formatted(name, more))
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "only-for-tests");
    }
}
