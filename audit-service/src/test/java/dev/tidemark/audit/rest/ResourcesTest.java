package dev.tidemark.audit.rest;

import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.condemned;
import static dev.tidemark.audit.EventFixtures.finished;
import static dev.tidemark.audit.EventFixtures.plan;
import static dev.tidemark.audit.EventFixtures.planned;
import static dev.tidemark.audit.EventFixtures.requested;
import static dev.tidemark.audit.EventFixtures.retained;
import static dev.tidemark.audit.EventFixtures.task;
import static dev.tidemark.audit.EventFixtures.totals;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AuditResources.class)
class ResourcesTest {

    @Inject
    EventDriver driver;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/executions/1",
                "/history",
                "/inventory/default",
                "/q/metrics",
                "/no/such/path",
                "/health/../history"
            })
    void answersNothingWithoutTheServiceToken(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json");
        given().auth().oauth2("another-token").get(path).then().statusCode(401);
    }

    @Test
    void tellsEveryoneHowItIs() {
        given().get("/health/live").then().statusCode(200);
        given().get("/health").then().body("status", is("UP"));
    }

    @Test
    void answersProblemsForWhatItDoesNotKnowOrUnderstand() {
        get("/executions/999999999").statusCode(404).contentType("application/problem+json");
        get("/executions/999999999/tasks/1").statusCode(404).body("detail", containsString("has no task 1"));
        get("/executions/abc").statusCode(404);
        get("/executions/1/tasks?limit=0").statusCode(400).body("detail", is("limit is a number from 1 to 1000"));
        get("/executions/1/tasks?offset=x").statusCode(400);
        get("/history?after=%21").statusCode(400);
        get("/history?execution=x").statusCode(400);
        get("/inventory/default").statusCode(400);
        get("/inventory/default?repository=NOT%20ONE").statusCode(400);
    }

    @Test
    void tellsOfAnExecutionAndItsTasks() {
        // given
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        driver.read(driver.tell(
                requested(execution, true),
                planned(execution, 2),
                requested(task, true),
                finished(task, null, TaskStatus.SUCCESS, totals(5, 3, 0))));

        // when, then
        get("/executions/" + execution)
                .body("status", is("RUNNING"))
                .body("dryRun", is(true))
                .body("tasksExpected", is(2))
                .body("tasksFinished", is(1))
                .body("total", is(5))
                .body("retained", is(3))
                .body("requestedAt", is("2026-11-20T12:00:00Z"))
                .body("finishedAt", nullValue());
        int number = get("/executions/" + execution + "/tasks")
                .body("total", is(1))
                .body("items", hasSize(1))
                .body("items[0].repository", is("library/app"))
                .body("items[0].status", is("SUCCESS"))
                .extract()
                .path("items[0].number");
        get("/executions/" + execution + "/tasks/" + number).body("number", equalTo(number));
        get("/executions/" + anExecution() + "/tasks/" + number).statusCode(404);
    }

    @Test
    void listsTasksNotYetStartedFirstAndThenTheLatest() {
        // given
        ExecutionId execution = anExecution();
        var events = new ArrayList<Event>();
        for (int number = 1; number <= 25; number++) {
            events.add(requested(task(execution, "library/r" + number), false));
        }
        events.add(finished(task(execution, "library/r3"), null, TaskStatus.SUCCESS, totals(1, 1, 0)));
        driver.read(driver.tell(events));

        // when
        Set<Integer> seen = new TreeSet<>();
        for (int offset = 0; offset < 25; offset += 10) {
            List<Integer> page = get("/executions/" + execution + "/tasks?limit=10&offset=" + offset)
                    .body("total", is(25))
                    .extract()
                    .path("items.number");
            assertThat(seen).doesNotContainAnyElementsOf(page);
            seen.addAll(page);
        }

        // then
        assertThat(seen).hasSize(25);
        get("/executions/" + execution + "/tasks?offset=24").body("items[0].repository", is("library/r3"));
    }

    @Test
    void pagesDecisionsAcrossChunks() {
        // given
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        driver.read(driver.tell(
                planned(task, plan, false, 1, 2, decisions(501, 700)),
                planned(task, plan, false, 0, 2, decisions(1, 500))));
        int number = get("/executions/" + execution + "/tasks").extract().path("items[0].number");
        String path = "/executions/" + execution + "/tasks/" + number + "/decisions";

        // when, then
        get(path + "?offset=495&limit=10")
                .body("total", is(700))
                .body("items", hasSize(10))
                .body("items[0].tags[0]", is("t496"))
                .body("items[9].tags[0]", is("t505"));
        get(path).body("items", hasSize(700));
        get(path + "?offset=700").body("items", hasSize(0));
    }

    @Test
    void writesTheLogOfATask() {
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        driver.read(driver.tell(
                planned(task, plan, true, retained(1, "v1"), condemned(2, "v2")),
                finished(task, plan, TaskStatus.SUCCESS, totals(2, 1, 0))));
        int number = get("/executions/" + execution + "/tasks").extract().path("items[0].number");

        get("/executions/" + execution + "/tasks/" + number + "/log")
                .contentType("text/plain")
                .body(containsString("Load 2 candidates from repository library/app"))
                .body(containsString("WOULD_DELETE app:v2 "));
    }

    @Test
    void waitsWithTheLogForDecisionsThatComeAfterTheEnd() {
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        driver.read(driver.tell(finished(task, plan, TaskStatus.SUCCESS, totals(1, 1, 0))));
        int number = get("/executions/" + execution + "/tasks").extract().path("items[0].number");

        var log = CompletableFuture.supplyAsync(() -> get("/executions/" + execution + "/tasks/" + number + "/log")
                .extract()
                .asString());
        driver.read(driver.tell(planned(task, plan, true, retained(1, "v1"))));

        assertThat(log.join()).contains("Load 1 candidates from repository library/app");
    }

    private static List<Decision> decisions(int from, int to) {
        var decisions = new ArrayList<Decision>();
        for (int number = from; number <= to; number++) {
            decisions.add(condemned(number, "t" + number));
        }
        return decisions;
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(AuditResources.TOKEN)
                .get(path)
                .then();
    }
}
