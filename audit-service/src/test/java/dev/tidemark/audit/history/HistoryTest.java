package dev.tidemark.audit.history;

import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.askedFor;
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
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.Database;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditResources.class)
class HistoryTest {

    @Inject
    EventDriver driver;

    @Inject
    Database database;

    @Inject
    Months months;

    @Test
    void tellsExactlyWhatWasDeletedByUs() {
        // given a worker that died after its first deletion, and one that took over
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        Subject[] batch = {tag(2, "v2"), tag(3, "v3"), tag(4, "v4"), Subject.manifest(digest(2))};
        var died = driver.tell(
                planned(task, plan, false, condemned(2, "v2"), condemned(3, "v3")), begun(task, plan, 0, batch));
        var tookOver = driver.tell(
                begun(task, plan, 0, batch),
                done(
                        task,
                        plan,
                        0,
                        outcome(tag(2, "v2"), Outcome.GONE),
                        outcome(tag(3, "v3"), Outcome.DELETED),
                        outcome(tag(4, "v4"), Outcome.KEPT),
                        outcome(Subject.manifest(digest(2)), Outcome.FAILED)));

        // when
        driver.read(died);
        driver.read(tookOver);
        driver.read(died);

        // then
        JsonPath history = page("execution=" + execution);
        assertThat(history.getList("items.tag", String.class)).containsExactlyInAnyOrder("v2", "v3");
        assertThat(history.getList("items.outcome")).containsOnly("DELETED");
        assertThat(history.getList("items.reason")).containsOnly("NOT_RETAINED");
        assertThat(history.getList("items.policy", Long.class)).containsOnly(7L);
        assertThat(history.getString("next")).isNull();
    }

    @Test
    void tellsWhoNamedWhatWentAndWhatBecameOfAllThatWasNamed() {
        // given
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        driver.read(driver.tell(
                planned(task, plan, false, askedFor(2, "v2", "alice"), askedFor(3, "v3", "alice"), retained(4, "v4")),
                begun(task, plan, 0, tag(2, "v2"), Subject.manifest(digest(2)), tag(3, "v3")),
                done(
                        task,
                        plan,
                        0,
                        outcome(tag(2, "v2"), Outcome.DELETED),
                        outcome(Subject.manifest(digest(2)), Outcome.DELETED),
                        outcome(tag(3, "v3"), Outcome.KEPT)),
                finished(task, plan, TaskStatus.SUCCESS, new TaskTotals(3, 2, 3, 2, 0, 1, 0))));

        // when
        JsonPath history = page("execution=" + execution);
        JsonPath outcomes = get("/executions/" + execution + "/outcomes", 200);

        // then
        assertThat(history.getList("items.reason")).containsExactly("ASKED_FOR", "ASKED_FOR");
        assertThat(history.getList("items.trigger")).containsOnly("CLIENT");
        assertThat(history.getList("items.requestedBy")).containsOnly("alice");
        assertThat(history.getList("items.rule")).containsOnlyNulls();
        assertThat(outcomes.getList("items.tag")).containsExactlyInAnyOrder("v2", null, "v3", "v4");
        assertThat(outcomes.getString("items.find { it.tag == 'v3' }.reason")).isEqualTo("MOVED");
        assertThat(outcomes.getString("items.find { it.tag == 'v4' }.outcome")).isEqualTo("KEPT");
        assertThat(outcomes.getString("error")).isNull();
    }

    @Test
    void claimsAtTheEndWhatAStoppedWorkerFoundDoneByTheOneBeforeIt() {
        // given a worker that died after its deletions, and one that was stopped before it told anything again
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        var told = driver.tell(
                planned(task, plan, false, condemned(2, "v2"), condemned(3, "v3")),
                begun(task, plan, 0, tag(2, "v2"), Subject.manifest(digest(2)), tag(3, "v3")),
                done(
                        task,
                        plan,
                        0,
                        outcome(tag(2, "v2"), Outcome.GONE),
                        outcome(Subject.manifest(digest(2)), Outcome.GONE),
                        outcome(tag(3, "v3"), Outcome.KEPT)),
                finished(task, plan, TaskStatus.STOPPED, new TaskTotals(2, 1, 3, 2, 0, 1, 0)));

        // when
        driver.read(told);
        driver.readEach(told);

        // then
        JsonPath history = page("execution=" + execution);
        assertThat(history.getList("items.tag", String.class)).containsExactlyInAnyOrder("v2", null);
        assertThat(history.getList("items.digest")).containsOnly(digest(2).toString());
        assertThat(history.getList("items.reason")).containsOnly("NOT_RETAINED");
        assertThat(history.getList("items.manifestBytes", Long.class)).containsExactlyInAnyOrder(1_051L, null);
        assertThat(history.getList("items.contentBytesAtMost", Long.class))
                .containsExactlyInAnyOrder(31_402_118L, null);
        assertThat(database.rows("SELECT deleted, gone, kept FROM audit.task WHERE execution = $1", execution.value()))
                .containsExactly("{\"deleted\":2,\"gone\":0,\"kept\":1}");
    }

    @Test
    void tellsHowManyBytesAManifestFreedAndNoneOfATag() {
        // given a worker that died after its first deletion, and one that took over
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        Subject[] batch = {tag(2, "v2"), Subject.manifest(digest(2)), Subject.manifest(digest(3))};
        driver.read(driver.tell(
                begun(task, plan, 0, batch),
                begun(task, plan, 0, batch),
                done(
                        task,
                        plan,
                        0,
                        outcome(tag(2, "v2"), Outcome.DELETED),
                        outcome(Subject.manifest(digest(2)), Outcome.GONE),
                        outcome(Subject.manifest(digest(3)), Outcome.DELETED))));

        // when
        JsonPath history = page("execution=" + execution);

        // then
        assertThat(history.getList("items.findAll { it.tag == null }.manifestBytes", Long.class))
                .containsExactly(1_051L, 1_051L);
        assertThat(history.getList("items.findAll { it.tag == null }.contentBytesAtMost", Long.class))
                .containsExactly(31_402_118L, 31_402_118L);
        assertThat(history.getList("items.findAll { it.tag != null }.manifestBytes"))
                .containsExactly((Object) null);
    }

    @Test
    void doesNotClaimWhatWasGoneBeforeWeCame() {
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        var plan = plan(task, "plan");
        var told = driver.tell(
                begun(task, plan, 0, tag(2, "v2"), tag(3, "v3")),
                done(task, plan, 0, outcome(tag(2, "v2"), Outcome.GONE), outcome(tag(3, "v3"), Outcome.DELETED)),
                finished(task, plan, TaskStatus.SUCCESS, new TaskTotals(2, 0, 2, 1, 1, 0, 0)));

        driver.read(told);
        driver.readEach(told);

        assertThat(page("execution=" + execution).getList("items.tag")).containsExactly("v3");
    }

    @Test
    void pagesWithoutLossOrRepetition() {
        // given
        ExecutionId execution = anExecution();
        for (String repository : List.of("library/a", "library/b")) {
            var task = task(execution, repository);
            SubjectOutcome[] deleted = IntStream.range(0, 60)
                    .mapToObj(number -> outcome(tag(number, "t" + number), Outcome.DELETED))
                    .toArray(SubjectOutcome[]::new);
            driver.read(driver.tell(done(task, plan(task, "plan"), 0, deleted)));
        }

        // when
        var ids = new ArrayList<Integer>();
        JsonPath page = page("execution=" + execution + "&limit=50");
        while (true) {
            ids.addAll(page.getList("items.id"));
            if (page.getString("next") == null) {
                break;
            }
            page = page("execution=" + execution + "&limit=50&after=" + page.getString("next"));
        }

        // then
        assertThat(ids).hasSize(120).doesNotHaveDuplicates();
        assertThat(page("execution=" + execution + "&repository=library/a&limit=1000")
                        .getList("items"))
                .hasSize(60);
    }

    @Test
    void numbersDeletedTagsWithinTheirRepositoryOnceAndForEver() {
        // given deletions told in two parts, and one that is claimed at the end, with manifests among them
        String repository = "numbers/a" + UUID.randomUUID();
        var first = task(anExecution(), repository);
        var plan = plan(first, "plan");
        var told = driver.tell(
                requested(first, false),
                begun(first, plan, 0, tag(1, "v1"), tag(4, "v4")),
                done(
                        first,
                        plan,
                        0,
                        outcome(tag(1, "v1"), Outcome.DELETED),
                        outcome(Subject.manifest(digest(1)), Outcome.DELETED),
                        outcome(tag(2, "v2"), Outcome.DELETED)),
                done(first, plan, 1, outcome(tag(3, "v3"), Outcome.DELETED)));
        driver.read(told);
        JsonPath before = tags(repository, "");

        // when
        var second = task(anExecution(), repository);
        var claimed = driver.tell(
                begun(second, plan(second, "plan"), 0, tag(5, "v5"), tag(6, "v6")),
                done(
                        second,
                        plan(second, "plan"),
                        0,
                        outcome(tag(5, "v5"), Outcome.GONE),
                        outcome(tag(6, "v6"), Outcome.KEPT)),
                finished(second, plan(second, "plan"), TaskStatus.STOPPED, new TaskTotals(2, 1, 2, 1, 0, 1, 0)));
        driver.read(claimed);
        driver.read(told);
        driver.readEach(claimed);

        // then
        assertThat(before.getList("items.tag")).containsExactly("v3", "v2", "v1");
        assertThat(before.getList("items.number")).containsExactly(3, 2, 1);
        assertThat(before.getLong("total")).isEqualTo(3);
        JsonPath after = tags(repository, "");
        assertThat(after.getList("items.tag")).containsExactly("v5", "v3", "v2", "v1");
        assertThat(after.getList("items.number")).containsExactly(4, 3, 2, 1);
        assertThat(tags(repository, "&offset=1&limit=2").getList("items.number"))
                .containsExactly(3, 2);
        assertThat(tags(repository, "&offset=4").getList("items")).isEmpty();
        assertThat(tags(repository, "&offset=4").getLong("total")).isEqualTo(4);
        assertThat(tags(repository, "&policy=7&policy=8").getList("items.number"))
                .containsExactly(3, 2, 1);
        assertThat(tags(repository, "&policy=8").getLong("total")).isZero();
        assertThat(tags("numbers/other", "").getLong("total")).isZero();
    }

    private static JsonPath tags(String repository, String query) {
        return page("/tags?registry=default&repository=" + repository + query, 200);
    }

    @Test
    void movesRowsIntoTheirMonthWhenItIsMadeLate() {
        // given
        database.run(
                "INSERT INTO audit.history (task, subject, execution, registry, repository, digest, outcome, deleted_at) "
                        + "VALUES (-1, 'late', -1, 'r', 'r', 'd', 'DELETED', '2020-02-15T00:00:00Z')");

        // when
        database.run("SELECT audit.create_partition('history', '2020-02-01')");
        months.turn().await().atMost(Duration.ofSeconds(30));

        // then
        assertThat(database.rows("SELECT tableoid::regclass::text AS month FROM audit.history WHERE execution = -1"))
                .containsExactly("{\"month\":\"audit.history_2020_02\"}");
    }

    @Test
    void dropsMonthsOfDecisionsThatNobodyIsOwed() {
        // given
        database.run(
                "SELECT audit.create_partition('decision_chunk', '2020-03-01'), audit.create_partition('decision_chunk', '2020-04-01')");
        database.run(
                "INSERT INTO audit.task (number, execution, registry, repository, policy) VALUES (-7, -7, 'r', 'r', -7)");
        database.run("INSERT INTO audit.decision_chunk VALUES "
                + "(-7, '00000000-0000-0000-0000-000000000000', 0, 1, 0, 0, '', '2020-04-02T00:00:00Z')");

        // when
        months.turn().await().atMost(Duration.ofSeconds(30));

        // then
        assertThat(database.rows("SELECT to_regclass('audit.decision_chunk_2020_03')::text AS gone, "
                        + "to_regclass('audit.decision_chunk_2020_04')::text AS kept"))
                .containsExactly("{\"gone\":null,\"kept\":\"audit.decision_chunk_2020_04\"}");
    }

    private static JsonPath page(String query) {
        return get("/history?" + query, 200);
    }

    private static JsonPath page(String target, int status) {
        return get("/history" + target, status);
    }

    private static JsonPath get(String target, int status) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(AuditResources.TOKEN)
                .get(target)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
