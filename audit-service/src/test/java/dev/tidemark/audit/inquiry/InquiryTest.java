package dev.tidemark.audit.inquiry;

import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.begun;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.TaskStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AuditResources.class)
class InquiryTest {

    @Inject
    EventDriver driver;

    @Test
    void tellsEveryDecisionOnceAndWhatBecameOfIt() {
        // given two repositories, one of them in three chunks
        ExecutionId execution = anExecution();
        String first = "inquiry" + execution + "/first";
        var large = task(execution, first);
        var small = task(execution, "inquiry" + execution + "/second");
        driver.read(driver.tell(requested(execution, false), requested(large, false), requested(small, false)));
        for (int chunk = 0; chunk < 3; chunk++) {
            int from = chunk * 10;
            List<Decision> decisions = IntStream.range(from, from + 10)
                    .mapToObj(n -> n % 2 == 0 ? retained(n, "v" + n) : condemned(n, "v" + n))
                    .toList();
            driver.read(driver.tell(planned(large, plan(large, "a"), false, chunk, 3, decisions)));
        }
        driver.read(driver.tell(
                begun(large, plan(large, "a"), 0, tag(1, "v1"), tag(3, "v3")),
                done(
                        large,
                        plan(large, "a"),
                        0,
                        outcome(tag(1, "v1"), Outcome.DELETED),
                        outcome(tag(3, "v3"), Outcome.KEPT)),
                planned(small, plan(small, "b"), false, condemned(50, "w"))));
        String path = "/executions/" + execution + "/decisions";

        // when, then
        List<String> all = everything(path + "?limit=7", "items.decision.tags");
        assertThat(all).hasSize(31).doesNotHaveDuplicates();
        assertThat(everything(path + "?limit=2&outcome=DELETED", "items.decision.tags"))
                .containsExactly("[v1]");
        assertThat(everything(path + "?outcome=KEPT", "items.outcomes.reason")).containsExactly("[MOVED]");
        assertThat(everything(path + "?limit=3&verdict=DELETE&repository=" + first, "items.decision.tags"))
                .hasSize(15);
        get(path + "?limit=1")
                .body("items[0].repository", is(first))
                .body("items[0].decision.reason", is("RULE"))
                .body("items[0].explanation", containsString("retained by rule 0 latestPushedK:1, rank 1"));
    }

    @Test
    void explainsATagByTheLastExecutionsThatLookedAtItsRepository() {
        // given
        String repository = "inquiry" + anExecution() + "/app";
        ExecutionId kept = anExecution();
        ExecutionId dry = anExecution();
        ExecutionId gone = anExecution();
        List<Event> events = new ArrayList<>();
        for (ExecutionId execution : List.of(kept, dry, gone)) {
            var task = task(execution, repository);
            events.add(requested(execution, execution == dry));
            events.add(requested(task, execution == dry));
            events.add(planned(
                    task,
                    plan(task, "p"),
                    execution == dry,
                    execution == kept ? retained(2, "v2") : condemned(2, "v2"),
                    retained(3, "v20")));
        }
        var last = task(gone, repository);
        events.add(begun(last, plan(last, "p"), 0, tag(2, "v2")));
        events.add(done(last, plan(last, "p"), 0, outcome(tag(2, "v2"), Outcome.DELETED)));
        events.add(finished(last, plan(last, "p"), TaskStatus.SUCCESS, totals(2, 1, 1)));
        driver.read(driver.tell(events));
        String query = "/explanations?registry=default&repository=" + repository;

        // when
        JsonPath found = get(query + "&tag=v2").extract().jsonPath();

        // then
        assertThat(found.getList("items.execution", Long.class))
                .containsExactly(gone.value(), dry.value(), kept.value());
        assertThat(found.getList("items.outcome")).containsExactly("DELETED", "WOULD_DELETE", null);
        assertThat(found.getList("items.decision.verdict")).containsExactly("DELETE", "DELETE", "RETAIN");
        assertThat(everything(query + "&limit=1&digest=" + digest(2), "items.execution"))
                .containsExactly(gone.toString(), dry.toString(), kept.toString());
        assertThat(everything(query + "&tag=v1", "items.execution")).isEmpty();
        assertThat(everything("/explanations?registry=other&repository=" + repository + "&tag=v2", "items.execution"))
                .isEmpty();
    }

    @Test
    void listsTasksByTheirNumbers() {
        ExecutionId execution = anExecution();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(requested(task(execution, "inquiry/r" + i), false));
        }
        driver.read(driver.tell(events));
        List<Long> numbers = new ArrayList<>();
        long after = 0;
        for (int page = 0; page < 3; page++) {
            List<Long> some = get("/executions/" + execution + "/tasks?limit=2&after=" + after)
                    .body("total", is(5))
                    .extract()
                    .jsonPath()
                    .getList("items.number", Long.class);
            numbers.addAll(some);
            after = some.get(some.size() - 1);
        }
        assertThat(numbers).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/executions/1/decisions?after=x",
                "/executions/1/decisions?after=1.1.1.99999999999",
                "/executions/1/decisions?limit=0",
                "/executions/1/decisions?verdict=delete",
                "/executions/1/decisions?outcome=X",
                "/executions/1/tasks?after=-1",
                "/explanations?registry=default&repository=a/b",
                "/explanations?registry=default&repository=A/B&tag=x",
                "/explanations?registry=default&repository=a/b&tag=x%20y",
                "/explanations?registry=default&repository=a/b&digest=sha256:1",
                "/history?since=yesterday"
            })
    void whatIsNotUnderstoodIsRefused(String path) {
        get(path).statusCode(400);
    }

    /** The items of all pages. */
    private static List<String> everything(String path, String what) {
        List<String> all = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = get(path + after).statusCode(200).extract().jsonPath();
            page.getList(what).forEach(item -> all.add(String.valueOf(item)));
            String next = page.getString("next");
            after = next == null ? null : "&after=" + next;
        }
        return all;
    }

    private static ValidatableResponse get(String path) {
        return RestAssured.given()
                .auth()
                .oauth2(AuditResources.TOKEN)
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }
}
