package dev.tidemark.policy.api;

import static dev.tidemark.policy.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.Telling;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class DeletionApiTest {

    private static final String DIGEST = "sha256:" + "1".repeat(64);

    @Inject
    ObjectMapper mapper;

    /** Nobody else names it. */
    private final RepositoryName repository = new RepositoryName("library/app-" + UUID.randomUUID());

    private static RequestSpecification admin() {
        return given().urlEncodingEnabled(false).auth().preemptive().basic("admin", "only-for-tests");
    }

    private String path(String below) {
        return "/api/v1/registries/default/repositories/" + repository.value().replace("/", "%2F") + below;
    }

    @Test
    void anExecutionDeletesATag() {
        // when
        var answer = deleted("/tags/v1", outcome("\"v1\"", "DELETED", null));
        // then
        answer.statusCode(204);
        ExecutionRequested asked = asked();
        assertThat(asked.trigger()).isEqualTo(Trigger.CLIENT);
        assertThat(asked.dryRun()).isFalse();
        assertThat(asked.requestedBy()).isEqualTo("admin");
        assertThat(asked.named()).isEqualTo(Named.tags(List.of(new Tag("v1"))).by("admin"));
        admin().get("/api/v1/policies/" + asked.policy().id() + "/trigger")
                .then()
                .statusCode(404);
    }

    @Test
    void anExecutionDeletesAnArtifact() {
        deleted("/artifacts/" + DIGEST, outcome("null", "DELETED", null)).statusCode(204);

        assertThat(asked().named().digests()).containsExactly(new Digest(DIGEST));
    }

    @Test
    void anExecutionDeletesWholeRepositories() {
        deleted("", outcome("\"v1\"", "DELETED", null)).statusCode(204);

        assertThat(asked().named().everything()).isTrue();
    }

    @Test
    void aGuardIsAConflict() {
        deleted("/tags/v1", outcome("\"v1\"", "KEPT", "\"SHARED_DIGEST\""))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("SHARED_DIGEST"));
    }

    @Test
    void aRegistryThatRefusesIsABadGateway() {
        deleted("/tags/v1", outcome("\"v1\"", "FAILED", "\"REFUSED\"")).statusCode(502);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        deleted("/tags/v1", "").statusCode(404);
    }

    @Test
    void whatIsNoNameIsNotEvenAskedFor() {
        admin().delete(path("/tags/-v1")).then().statusCode(400);
        admin().delete(path("/artifacts/v1")).then().statusCode(400);
        admin().delete("/api/v1/registries/default/repositories/Library%2Fapp")
                .then()
                .statusCode(400);
        admin().delete("/api/v1/registries/nowhere/repositories/library%2Fapp")
                .then()
                .statusCode(404);
    }

    private static String outcome(String tag, String outcome, String reason) {
        return "{\"digest\":\"%s\",\"tag\":%s,\"outcome\":\"%s\",\"reason\":%s,\"detail\":null}"
                .formatted(DIGEST, tag, outcome, reason);
    }

    /** Answers as the other services would, as soon as they are asked. */
    private ValidatableResponse deleted(String below, String outcomes) {
        var answer = CompletableFuture.supplyAsync(() -> admin().delete(path(below)));
        ExecutionRequested asked = asked();
        AuditStandIn.answer("/executions/" + asked.execution() + "/outcomes", exchange -> {
            byte[] body = ("{\"items\":[" + outcomes + "],\"error\":null}").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        end(asked);
        return answer.join().then();
    }

    private ExecutionRequested asked() {
        try (Heard executions = Heard.on("retention.executions")) {
            return eventually()
                    .until(
                            () -> executions.events(ExecutionRequested.class).stream()
                                    .filter(event -> repository.equals(event.repository()))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private void end(ExecutionRequested asked) {
        var end = new ExecutionFinished(
                EventMeta.of(UUID.randomUUID(), Instant.now(), null),
                asked.execution(),
                ExecutionStatus.SUCCESS,
                1,
                1,
                0,
                1,
                0,
                null);
        try {
            Telling.on("retention.executions", asked.execution().toString(), mapper.writeValueAsBytes(end));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
