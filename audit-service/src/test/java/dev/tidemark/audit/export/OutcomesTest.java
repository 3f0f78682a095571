package dev.tidemark.audit.export;

import static dev.tidemark.audit.EventFixtures.NOW;
import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.condemned;
import static dev.tidemark.audit.EventFixtures.digest;
import static dev.tidemark.audit.EventFixtures.done;
import static dev.tidemark.audit.EventFixtures.finished;
import static dev.tidemark.audit.EventFixtures.outcome;
import static dev.tidemark.audit.EventFixtures.plan;
import static dev.tidemark.audit.EventFixtures.planned;
import static dev.tidemark.audit.EventFixtures.requested;
import static dev.tidemark.audit.EventFixtures.retained;
import static dev.tidemark.audit.EventFixtures.tag;
import static dev.tidemark.audit.EventFixtures.task;
import static dev.tidemark.audit.EventFixtures.totals;
import static dev.tidemark.audit.RegistryFixtures.observed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.registry.RepositoryName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditResources.class)
class OutcomesTest {

    @Inject
    EventDriver driver;

    private ExecutionId execution;
    private TaskId task;
    private PlanId plan;

    @BeforeEach
    void aTask() {
        execution = anExecution();
        task = task(execution, "library/team/app" + execution);
        plan = plan(task, "plan");
    }

    private void decide(boolean dryRun, Decision... decisions) {
        driver.read(driver.tell(
                requested(execution, dryRun),
                requested(task, dryRun),
                planned(task, plan, dryRun, decisions),
                observed(new RepositoryName(task.repository().value()), 2, NOW, "v2")));
    }

    @Test
    void saysOfADryRunWhatWouldGo() {
        // given
        decide(true, retained(1, "v1"), condemned(2, "v2"));
        driver.read(driver.tell(finished(task, plan, TaskStatus.SUCCESS, totals(2, 1, 0))));

        // when
        List<String> rows = rows();

        // then
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .isEqualTo("project,repository,tags,digest,type,bytes,pushed,pulled,result,reason,rule,detail");
        assertThat(rows.get(1))
                .isEqualTo("library,team/app" + execution + ",v1," + digest(1)
                        + ",,,2026-11-19T12:00:00Z,,RETAINED,RULE,rule 0 latestPushedK:1,");
        assertThat(rows.get(2))
                .startsWith("library,team/app" + execution + ",v2," + digest(2) + ",application/vnd.")
                .endsWith(",2026-11-18T12:00:00Z,,WOULD_DELETE,NOT_RETAINED,,");
        summary()
                .body("total", equalTo(2))
                .body("done", equalTo(1))
                .body("failed", equalTo(0))
                .body("spared", equalTo(0))
                .body("complete", equalTo(true));
    }

    @Test
    void saysWhatBecameOfEachThatWasCondemned() {
        // given
        decide(
                false,
                retained(1, "v1"),
                condemned(2, "v2"),
                condemned(3, "v3"),
                condemned(4, "v4"),
                condemned(5, "v5"),
                condemned(6, "v6"));
        driver.read(driver.tell(
                done(
                        task,
                        plan,
                        0,
                        outcome(tag(2, "v2"), Outcome.DELETED),
                        outcome(Subject.manifest(digest(2)), Outcome.DELETED),
                        outcome(tag(3, "v3"), Outcome.KEPT),
                        outcome(tag(4, "v4"), Outcome.FAILED),
                        outcome(tag(5, "v5"), Outcome.GONE)),
                finished(task, plan, TaskStatus.EXPIRED, totals(6, 5, 2))));

        // when
        List<String> rows = rows();

        // then
        assertThat(rows).hasSize(7);
        assertThat(rows.get(2)).contains(",v2,").endsWith(",DELETED,NOT_RETAINED,,");
        assertThat(rows.get(3)).contains(",v3,").endsWith(",KEPT,MOVED,,");
        assertThat(rows.get(4)).contains(",v4,").endsWith(",FAILED,REFUSED,,");
        assertThat(rows.get(5)).contains(",v5,").endsWith(",GONE,NOT_RETAINED,,");
        assertThat(rows.get(6)).contains(",v6,").endsWith(",NOT_REACHED,EXPIRED,,");
        summary()
                .body("total", equalTo(6))
                .body("done", equalTo(1))
                .body("failed", equalTo(1))
                .body("spared", equalTo(3));
    }

    @Test
    void saysThatATaskIsUnderWay() {
        decide(false, condemned(2, "v2"));

        assertThat(rows().get(1)).contains(",PENDING,");
        summary().body("done", equalTo(0)).body("total", equalTo(0));
    }

    @Test
    void countsBytesOfEachAndOfDistinctManifests() {
        decide(true, condemned(2, "v2"), condemned(2, "v2-again"));

        int bytes = summary().extract().path("bytes");

        assertThat(bytes).isPositive();
        summary().body("distinctBytes", equalTo(bytes / 2));
    }

    @Test
    void saysWhereDecisionsAreMissing() {
        driver.read(driver.tell(
                requested(execution, true),
                requested(task, true),
                planned(task, plan, true, 0, 2, List.of(condemned(2, "v2"))),
                finished(task, plan, TaskStatus.SUCCESS, totals(501, 500, 0))));

        summary().body("complete", equalTo(false)).body("done", equalTo(1));
    }

    @Test
    void ofAnExecutionNobodyHeardOfThereIsNothing() {
        assertThat(rows()).hasSize(1);
        summary().body("total", equalTo(0)).body("complete", equalTo(true));
    }

    private List<String> rows() {
        return get("/exports/outcomes?format=csv&execution=" + execution)
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private ValidatableResponse summary() {
        return get("/executions/" + execution + "/summary").statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(AuditResources.TOKEN).get(path).then();
    }
}
