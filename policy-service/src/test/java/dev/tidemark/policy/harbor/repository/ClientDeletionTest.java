package dev.tidemark.policy.harbor.repository;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.Telling;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags, artifacts and repositories that Harbor's clients delete. */
@QuarkusTest
@RealParts
class ClientDeletionTest {

    private static final String DIGEST = "sha256:" + "1".repeat(64);

    private final String project = "p" + UUID.randomUUID();
    private final String repository = "/projects/" + project + "/repositories/app";

    @Inject
    ObjectMapper mapper;

    @Inject
    Database database;

    @BeforeEach
    void anArtifactWithATag() {
        GatewayStandIn.holds(
                project + "/app",
                "{\"digest\":\"" + DIGEST + "\",\"mediaType\":\"m\",\"size\":1,\"tags\":[{\"name\":\"v1\"}]}");
    }

    @AfterEach
    void recover() {
        GatewayStandIn.repositories().clear();
    }

    /** The answer to the request when its execution ends so. */
    private ValidatableResponse whenItEnds(String path, String... outcomes) throws Exception {
        CompletableFuture<ValidatableResponse> answer =
                CompletableFuture.supplyAsync(() -> delete(path).then());
        String running = " from policy.execution where trigger = 'CLIENT' and repository = ?";
        String name = project + "/app";
        eventually().until(() -> database.number("select count(*)" + running, name) == 1);
        long execution = database.number("select id" + running, name);
        AuditStandIn.answer(
                "/executions/" + execution + "/outcomes",
                "{\"items\":[" + String.join(",", outcomes) + "],\"error\":null}");
        Telling.on(
                "retention.executions",
                Long.toString(execution),
                mapper.writeValueAsBytes(new ExecutionFinished(
                        EventMeta.of(UUID.randomUUID(), Instant.now(), null),
                        new ExecutionId(execution),
                        ExecutionStatus.SUCCESS,
                        1,
                        1,
                        0,
                        1,
                        0,
                        null)));
        return answer.get();
    }

    private static String became(String tag, String outcome, String reason) {
        return "{\"digest\":\"" + DIGEST + "\",\"tag\":" + tag + ",\"outcome\":\"" + outcome + "\",\"reason\":" + reason
                + "}";
    }

    @Test
    void aTagIsDeletedOfTheArtifactThatItIsOn() throws Exception {
        delete(repository + "/artifacts/" + DIGEST + "/tags/v2")
                .then()
                .statusCode(404)
                .body(
                        "errors[0].message",
                        equalTo("resource not found: tag v2 attached to artifact " + DIGEST + " not found"));
        whenItEnds(repository + "/artifacts/v1/tags/v1", became("\"v1\"", "DELETED", "null"))
                .statusCode(200)
                .body(emptyString());
    }

    @Test
    void anArtifactThatAGuardKeepsIsAPreconditionThatFails() throws Exception {
        whenItEnds(repository + "/artifacts/v1", became("null", "KEPT", "\"IMMUTABLE\""))
                .statusCode(412)
                .body("errors[0].code", equalTo("PRECONDITION"))
                .body("errors[0].message", startsWith("precondition failed: the tag "));
    }

    @Test
    void whatWasGoneMeanwhileIsNotFound() throws Exception {
        whenItEnds(repository + "/artifacts/" + DIGEST, became("null", "GONE", "null"))
                .statusCode(404)
                .body("errors[0].code", equalTo("NOT_FOUND"));
        delete(repository + "/artifacts/v9").then().statusCode(404);
    }

    @Test
    void aRepositoryThatWasEmptiedIsNoLongerInItsProject() throws Exception {
        whenItEnds(repository, became("\"v1\"", "DELETED", "null"), became("null", "DELETED", "null"))
                .statusCode(200);
        GatewayStandIn.holds(project + "/app", "");
        get("/projects/" + project).then().body("repo_count", equalTo(0));
        delete("/projects/" + project).then().statusCode(200);
        delete("/projects/nobody/repositories/none").then().statusCode(404);
    }
}
