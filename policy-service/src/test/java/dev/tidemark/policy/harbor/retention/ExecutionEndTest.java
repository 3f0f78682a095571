package dev.tidemark.policy.harbor.retention;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.patch;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionPlanned;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.Telling;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ExecutionEndTest {

    private static final Instant END = Instant.parse("2026-11-20T12:00:00.123Z");

    @Inject
    ObjectMapper mapper;

    private void tell(long execution, ExecutionStatus status) {
        tell(
                execution,
                new ExecutionFinished(
                        EventMeta.of(UUID.randomUUID(), END, null),
                        new ExecutionId(execution),
                        status,
                        1,
                        3,
                        2,
                        1,
                        0,
                        status == ExecutionStatus.ERROR ? "it failed" : null));
    }

    private void tell(long execution, Object event) {
        try {
            Telling.on("retention.executions", Long.toString(execution), mapper.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitStatus(long policy, String status) {
        eventually()
                .untilAsserted(() ->
                        get("/retentions/" + policy + "/executions").then().body("[0].status", equalTo(status)));
    }

    @Test
    void theFirstEndStandsAndFreesThePolicy() {
        // given
        long policy = newPolicy(newProject());
        long execution = newExecution(policy, true);

        // when
        tell(
                execution,
                new ExecutionPlanned(EventMeta.of(UUID.randomUUID(), END, null), new ExecutionId(execution), 1));
        tell(execution, ExecutionStatus.SUCCESS);
        tell(execution, ExecutionStatus.ERROR);
        long later = newPolicy(newProject());
        tell(newExecution(later, true), ExecutionStatus.HELD);

        // then
        awaitStatus(later, "Stopped");
        get("/retentions/" + policy + "/executions")
                .then()
                .body("[0].status", equalTo("Success"))
                .body("[0].end_time", equalTo(END.toString()));
        patch("/retentions/" + policy + "/executions/" + execution, "{\"action\":\"stop\"}")
                .then()
                .statusCode(200);
        delete("/retentions/" + policy).then().statusCode(200);
    }

    @Test
    void whatWasStoppedIsTakenBackWhenItHasEnded() {
        // given
        long policy = newPolicy(newProject());
        long execution = newExecution(policy, false);
        patch("/retentions/" + policy + "/executions/" + execution, "{\"action\":\"stop\"}")
                .then()
                .statusCode(200);

        // when
        tell(execution, ExecutionStatus.STOPPED);

        // then
        try (Heard stops = Heard.on("retention.stops")) {
            eventually().untilAsserted(() -> assertThat(stops.under("execution/" + execution))
                    .extracting(ConsumerRecord::value)
                    .satisfiesExactly(stop -> assertThat(stop).isNotNull(), tombstone -> assertThat(tombstone)
                            .isNull()));
        }
        awaitStatus(policy, "Stopped");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndWhatComesAfterItIsHeard() {
        // given
        String key = UUID.randomUUID().toString();
        long policy = newPolicy(newProject());
        long execution = newExecution(policy, true);

        // when
        Telling.on("retention.executions", key, "{\"type\":\"nonsense\"}".getBytes(UTF_8));
        Telling.on("retention.executions", key, "no JSON".getBytes(UTF_8));
        tell(88888888, ExecutionStatus.SUCCESS);
        tell(execution, ExecutionStatus.ERROR);

        // then
        awaitStatus(policy, "Error");
        try (Heard dead = Heard.on("retention.executions.dlq")) {
            eventually()
                    .untilAsserted(() -> assertThat(dead.under(key)).hasSize(2).allSatisfy(record -> assertThat(
                                    record.headers().lastHeader("dead-letter-reason"))
                            .isNotNull()));
        }
    }
}
