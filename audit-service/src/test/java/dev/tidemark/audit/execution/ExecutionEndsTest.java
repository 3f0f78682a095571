package dev.tidemark.audit.execution;

import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.finished;
import static dev.tidemark.audit.EventFixtures.planned;
import static dev.tidemark.audit.EventFixtures.requested;
import static dev.tidemark.audit.EventFixtures.task;
import static dev.tidemark.audit.EventFixtures.totals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.Database;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionHeld;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditResources.class)
class ExecutionEndsTest {

    private static final Instant LATER = Instant.parse("2026-11-20T13:00:00Z");

    @Inject
    EventDriver driver;

    @Inject
    Database database;

    @Inject
    Sweeper sweeper;

    @BeforeEach
    void keepWhatIsTold() {
        database.keepWhatIsTold();
    }

    @Test
    void endsWhatHasNoEndAnHourAfterItsDeadlineAndSaysWhatItLacks() {
        // given
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        driver.read(driver.tell(
                requested(execution, false),
                planned(execution, 3),
                finished(task, null, TaskStatus.SUCCESS, totals(1, 1, 0)),
                requested(task(execution, "library/lost"), false)));
        database.run("UPDATE audit.execution SET not_after = now() - interval '61 minutes' WHERE id = " + execution);

        // when
        sweeper.sweep().await().atMost(Duration.ofSeconds(30));
        sweeper.sweep().await().atMost(Duration.ofSeconds(30));

        // then
        execution(execution)
                .body("status", Matchers.is("ERROR"))
                .body("error", Matchers.is("an hour after its deadline 2 of 3 tasks have no end"));
        get("/executions/" + execution + "/tasks").body("items.status", Matchers.hasItems("SUCCESS", "ERROR"));
        assertThat(database.told(execution.value())).hasSize(1);
    }

    @Test
    void leavesAnExecutionItsTime() {
        ExecutionId execution = anExecution();
        driver.read(driver.tell(requested(execution, false)));
        database.run("UPDATE audit.execution SET not_after = now() - interval '59 minutes' WHERE id = " + execution);

        sweeper.sweep().await().atMost(Duration.ofSeconds(30));

        execution(execution).body("status", Matchers.is("RUNNING"));
    }

    @Test
    void takesOverTheEndOfASelectionThatFailed() {
        // given
        ExecutionId execution = anExecution();
        var end = new ExecutionFinished(
                EventMeta.of(UUID.randomUUID(), LATER, null),
                execution,
                ExecutionStatus.ERROR,
                0,
                0,
                0,
                0,
                0,
                "the catalogue could not be read");

        // when
        driver.read(driver.tell(end, requested(execution, false)));

        // then
        execution(execution)
                .body("status", Matchers.is("ERROR"))
                .body("error", Matchers.is("the catalogue could not be read"))
                .body("finishedAt", Matchers.is(LATER.toString()));
        assertThat(database.told(execution.value())).isEmpty();
    }

    @Test
    void showsTheOpenTasksOfAHeldExecutionAsHeld() {
        // given
        ExecutionId execution = anExecution();
        driver.read(driver.tell(
                planned(execution, 2),
                finished(task(execution, "library/done"), null, TaskStatus.SUCCESS, totals(1, 1, 0)),
                requested(task(execution, "library/open"), false)));

        // when
        driver.read(driver.tell(new ExecutionHeld(
                EventMeta.of(UUID.randomUUID(), LATER, null), execution, Reason.BUDGET, "it would delete 90 %")));

        // then
        execution(execution).body("status", Matchers.is("HELD"));
        get("/executions/" + execution + "/tasks").body("items.status", Matchers.contains("HELD", "SUCCESS"));
        assertThat(database.told(execution.value())).hasSize(1);
    }

    private static ValidatableResponse execution(ExecutionId execution) {
        return get("/executions/" + execution).statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.given().auth().oauth2(AuditResources.TOKEN).get(path).then();
    }
}
