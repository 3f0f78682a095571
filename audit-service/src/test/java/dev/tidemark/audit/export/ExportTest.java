package dev.tidemark.audit.export;

import static dev.tidemark.audit.EventFixtures.anExecution;
import static dev.tidemark.audit.EventFixtures.condemned;
import static dev.tidemark.audit.EventFixtures.digest;
import static dev.tidemark.audit.EventFixtures.done;
import static dev.tidemark.audit.EventFixtures.outcome;
import static dev.tidemark.audit.EventFixtures.plan;
import static dev.tidemark.audit.EventFixtures.planned;
import static dev.tidemark.audit.EventFixtures.requested;
import static dev.tidemark.audit.EventFixtures.retained;
import static dev.tidemark.audit.EventFixtures.tag;
import static dev.tidemark.audit.EventFixtures.task;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.EventDriver;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Subject;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(AuditResources.class)
class ExportTest {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    EventDriver driver;

    @Test
    void writesDeletionsAsCsv() {
        // given
        ExecutionId execution = anExecution();
        delete(execution, "library/app");

        // when
        var answer = get("/exports/history?execution=" + execution, CSV).statusCode(200);

        // then
        answer.header("Content-Type", "text/csv; charset=utf-8; header=present");
        assertThat(answer.extract().asString().split("\r\n"))
                .hasSize(3)
                .startsWith("id,deletedAt,registry,project,repository,tag,digest,execution,policy,reason,rule,"
                        + "manifestBytes,contentBytesAtMost,trigger,requestedBy")
                .anySatisfy(row -> assertThat(row)
                        .endsWith(",2026-11-20T12:00:04Z,default,library,library/app,v2," + digest(2) + "," + execution
                                + ",7,NOT_RETAINED,,,,,"))
                .anySatisfy(row -> assertThat(row)
                        .endsWith(",2026-11-20T12:00:04Z,default,library,library/app,," + digest(2) + "," + execution
                                + ",7,NOT_RETAINED,,1051,31402118,,"));
    }

    @Test
    void writesDeletionsAsNdjson() {
        ExecutionId execution = anExecution();
        delete(execution, "library/app");

        var answer = get("/exports/history?execution=" + execution, NDJSON).statusCode(200);

        answer.header("Content-Type", NDJSON);
        assertThat(answer.extract().asString().split("\n", -1))
                .hasSize(3)
                .endsWith("")
                .anySatisfy(line -> assertThat(line)
                        .endsWith(
                                "\"deletedAt\":\"2026-11-20T12:00:04Z\",\"registry\":\"default\",\"project\":\"library\","
                                        + "\"repository\":\"library/app\",\"tag\":\"v2\",\"digest\":\"" + digest(2)
                                        + "\",\"execution\":" + execution
                                        + ",\"policy\":7,\"reason\":\"NOT_RETAINED\"}"));
    }

    @Test
    void writesDecisionsOfThePlanThatStands() {
        // given
        ExecutionId execution = anExecution();
        var task = task(execution, "library/app");
        driver.read(driver.tell(
                requested(execution, true),
                requested(task, true),
                planned(task, plan(task, "plan"), true, 1, 2, List.of(condemned(2, "v2"))),
                planned(task, plan(task, "plan"), true, 0, 2, List.of(retained(1, "v1")))));
        driver.read(driver.tell(planned(
                task(execution, "library/other"),
                plan(task(execution, "library/other"), "plan"),
                true,
                condemned(3, "v3"))));

        // when
        String path = "/exports/decisions?execution=" + execution;
        List<String> rows = get(path, CSV).extract().asString().lines().toList();

        // then
        assertThat(rows.get(0))
                .isEqualTo(
                        "execution,task,policy,dryRun,plannedAt,registry,project,repository,digest,tags,role,verdict,"
                                + "reason,rule,rank,spared,follows,pushed,pushedBy,pulled,pulledBy,created,pullsKnownSince");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1))
                .startsWith(execution + ",")
                .contains(",7,true,2026-11-20T12:00:02Z,default,library,library/app," + digest(1)
                        + ",v1,CANDIDATE,RETAIN,RULE,");
        assertThat(rows.get(2)).contains(",v2,CANDIDATE,DELETE,NOT_RETAINED,");
        assertThat(get(path + "&repository=library/other", NDJSON).extract().asString())
                .contains("\"tags\":[\"v3\"]")
                .hasLineCount(1);
    }

    @Test
    void takesOnlyWhatIsAskedFor() {
        ExecutionId execution = anExecution();
        delete(execution, "library/app");
        delete(execution, "library-two/app");
        delete(execution, "alone");

        String path = "/exports/history?execution=" + execution;
        assertThat(count(path)).isEqualTo(6);
        assertThat(count(path + "&project=library")).isEqualTo(2);
        assertThat(count(path + "&project=_")).isEqualTo(2);
        assertThat(count(path + "&repository=library-two/app&registry=default")).isEqualTo(2);
        assertThat(count(path + "&registry=another")).isZero();
        assertThat(count(path + "&policy=7")).isEqualTo(6);
        assertThat(count(path + "&from=2026-11-20&to=2026-11-21")).isEqualTo(6);
        assertThat(count(path + "&to=2026-11-20T12:00:04Z")).isZero();
        assertThat(count(path + "&from=2026-11-20T12:00:04Z")).isEqualTo(6);
    }

    @Test
    void ofNothingWritesTheNamesOrNothing() {
        String path = "/exports/history?execution=" + anExecution();

        assertThat(get(path, CSV).statusCode(200).extract().asString()).hasLineCount(1);
        assertThat(get(path, NDJSON).statusCode(200).extract().asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv                                    | text/csv; charset=utf-8; header=present",
                "text/html,text/csv;q=0.5,*/*;q=0.1          | text/csv; charset=utf-8; header=present",
                "application/x-ndjson                        | application/x-ndjson",
                "*/*                                         | application/x-ndjson",
                "text/csv;q=0.1, application/x-ndjson        | application/x-ndjson"
            })
    void writesWhatTheClientLikesBest(String accept, String contentType) {
        get("/exports/history?execution=999999999", accept).statusCode(200).header("Content-Type", contentType);
    }

    @Test
    void isToldTheFormatByTheAddressAsWell() {
        get("/exports/history?execution=999999999&format=csv", "text/html")
                .statusCode(200)
                .header("Content-Type", "text/csv; charset=utf-8; header=present");
    }

    @ParameterizedTest
    @CsvSource({
        "/exports/history, application/json, 406",
        "/exports/history, text/csv;q=0, 406",
        "/exports/history?format=xlsx, text/csv, 400",
        "/exports/history?repo=library/app, text/csv, 400",
        "/exports/decisions?from=yesterday, text/csv, 400"
    })
    void answersProblemsForWhatItDoesNotUnderstand(String path, String accept, int status) {
        get(path, accept)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", is(status));
    }

    @Test
    void answersNothingWithoutTheServiceToken() {
        given().get("/exports/history").then().statusCode(401).contentType("application/problem+json");
    }

    private void delete(ExecutionId execution, String repository) {
        var task = task(execution, repository);
        var plan = plan(task, "plan");
        driver.read(driver.tell(
                requested(task, false),
                planned(task, plan, false, condemned(2, "v2")),
                done(
                        task,
                        plan,
                        0,
                        outcome(tag(2, "v2"), Outcome.DELETED),
                        outcome(Subject.manifest(digest(2)), Outcome.DELETED))));
    }

    private static long count(String path) {
        return get(path, NDJSON).statusCode(200).extract().asString().lines().count();
    }

    private static ValidatableResponse get(String path, String accept) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(AuditResources.TOKEN)
                .header("Accept", accept)
                .get(path)
                .then();
    }
}
