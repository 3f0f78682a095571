package dev.tidemark.policy.harbor;

import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.matchesPattern;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.PolicyEvent.PolicyChanged;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RetentionTest {

    @Test
    void createsThePolicyOfAProjectAndTellsTheOthers() {
        // given
        int project = newProject();

        // when
        String location = post("/retentions", HarborPolicies.keepingTen(project))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/api/v2.0/retentions/[0-9]+"))
                .header("Content-Type", (String) null)
                .body(emptyString())
                .extract()
                .header("Location");

        // then
        try (Heard policies = Heard.on("retention.policies")) {
            await().untilAsserted(() -> assertThat(policies.events(last(location), PolicyChanged.class))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.policy().revision()).isEqualTo(1);
                        assertThat(event.deleted()).isFalse();
                        assertThat(event.policy().rules().rules()).hasSize(1);
                        assertThat(event.changedBy()).isEqualTo("admin");
                    }));
        }
    }

    @Test
    void asksForAnExecutionOfThePolicyAsItIs() {
        // given
        long policy = newPolicy(newProject());

        // when
        long execution = newExecution(policy, true);

        // then
        try (Heard executions = Heard.on("retention.executions")) {
            await().untilAsserted(() -> assertThat(
                            executions.events(Long.toString(execution), ExecutionRequested.class))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.dryRun()).isTrue();
                        assertThat(event.trigger()).isEqualTo(Trigger.MANUAL);
                        assertThat(event.policy().id().value()).isEqualTo(policy);
                        assertThat(event.notAfter()).isEqualTo(event.now().plus(Duration.ofHours(24)));
                    }));
        }
    }
}
