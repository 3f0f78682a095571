package dev.tidemark.policy.artifactory;

import static dev.tidemark.policy.artifactory.ArtifactoryClient.POLICIES;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.RUNS;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.admin;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.create;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.delete;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.enable;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newEnabledPolicy;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newKey;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newPolicy;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.newRun;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.run;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.stop;
import static dev.tidemark.policy.artifactory.ArtifactoryClient.update;
import static dev.tidemark.policy.artifactory.Cleanup.policy;
import static dev.tidemark.policy.artifactory.Cleanup.with;
import static dev.tidemark.policy.artifactory.Cleanup.withCriterion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpExchange;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class CleanupRunTest {

    private static final String ITEMS =
            "project,repository,tags,digest,type,bytes,pushed,pulled,result,reason,rule,detail\r\n"
                    + "library,app,v1,sha256:1,,100,,,RETAINED,RULE,createdBeforeInDays:30,\r\n"
                    + "library,app,v2,sha256:2,,100,,,DELETED,NOT_RETAINED,,\r\n";

    @Inject
    Database database;

    private void finish(long run, String status) {
        database.change(
                "update policy.execution set status = ?, finished_at = requested_at + interval '1500 ms', tasks = 1,"
                        + " total = 3, retained = 2, deleted = 1, failed = 0 where id = ?",
                status,
                run);
    }

    private static void audited(long run, String summary) {
        AuditStandIn.answer("/executions/" + run + "/summary", exchange -> answer(exchange, summary));
        AuditStandIn.answer("/exports/outcomes?format=csv&execution=" + run, exchange -> answer(exchange, ITEMS));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", text.startsWith("{") ? "application/json" : "text/csv");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static final String OUTCOMES =
            "{\"total\":3,\"done\":1,\"failed\":0,\"spared\":1,\"bytes\":200,\"distinctBytes\":100,\"complete\":true}";

    private boolean isDry(long run) {
        return database.number("select count(*) from policy.execution where id = ? and dry_run", run) == 1;
    }

    @Test
    void anEnabledPolicyRuns() {
        long run = newRun(newEnabledPolicy(), false);

        assertThat(isDry(run)).isFalse();
        assertThat(database.number("select count(*) from policy.execution where id = ? and trigger = 'MANUAL'", run))
                .isOne();
    }

    @Test
    void aDisabledPolicyRunsDryOnly() {
        String key = newPolicy();

        run(key, false).then().statusCode(400).body("errors[0].message", containsString("is disabled"));
        assertThat(isDry(newRun(key, true))).isTrue();
    }

    @Test
    void aRunIsDryOnlyIfAskedFor() {
        String key = newEnabledPolicy();
        long run = admin().put(POLICIES + "/" + key + "/run")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("runId");

        assertThat(isDry(run)).isFalse();
    }

    @Test
    void aBodyThatAsksForADryRunIsNotPassedOver() {
        String key = newEnabledPolicy();
        long run = admin().contentType("application/json")
                .body("{\"dryRun\":true}")
                .put(POLICIES + "/" + key + "/run")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("runId");

        assertThat(isDry(run)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=yes", "?dryRun=", "?dryRun=true&dryRun=1", "?dryRun=TRUE"})
    void whatCannotBeUnderstoodRunsNothing(String query) {
        String key = newEnabledPolicy();

        admin().put(POLICIES + "/" + key + "/run" + query).then().statusCode(400);
        admin().contentType("application/json")
                .body("{\"dryRun\":\"x")
                .put(POLICIES + "/" + key + "/run")
                .then()
                .statusCode(400);

        assertThat(database.number(
                        "select count(*) from policy.execution e join policy.policy p on p.id = e.policy_id where p.name = ?",
                        key))
                .isZero();
    }

    @Test
    void onlyOneRunsAtATimeAndThePolicyStaysMeanwhile() {
        String key = newEnabledPolicy();
        long run = newRun(key, true);
        String message = "is running: wait for the end of run " + run;

        run(key, true).then().statusCode(400).body("errors[0].message", containsString(message));
        update(key, policy(key)).then().statusCode(400).body("errors[0].message", containsString(message));
        delete(key).then().statusCode(400).body("errors[0].message", containsString(message));

        finish(run, "SUCCESS");
        update(key, policy(key)).then().statusCode(200);
        assertThat(newRun(key, true)).isGreaterThan(run);
    }

    @Test
    void disablingStopsWhatRuns() {
        String key = newEnabledPolicy();
        long run = newRun(key, false);

        enable(key, false).then().statusCode(200);

        assertThat(database.number("select count(stop_requested_at) from policy.execution where id = ?", run))
                .isOne();
    }

    @Test
    void aRunIsStoppedOnceItRuns() {
        long run = newRun(newPolicy(), true);

        stop(run)
                .then()
                .statusCode(202)
                .body(equalTo("\"Action: 'stop' on task ID: '" + run + "' performed successfully\""));
        stop(run).then().statusCode(202);
        assertThat(database.number("select count(stop_requested_at) from policy.execution where id = ?", run))
                .isOne();

        finish(run, "STOPPED");
        stop(run).then().statusCode(400).body("errors[0].message", containsString("has ended already"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999"})
    void aRunsNumberHasToBeOne(String number) {
        admin().contentType("application/json")
                .body("{\"action\":\"stop\"}")
                .put(RUNS + "/" + number)
                .then()
                .statusCode(400);
        admin().get(RUNS + "/summaryReports?policyKey=abc&triggerId=" + number)
                .then()
                .statusCode(400);
        admin().get(RUNS + "/downloadReport?policyKey=abc&runId=" + number)
                .then()
                .statusCode(400);
    }

    @Test
    void nothingButStoppingIsDoneWithARun() {
        long run = newRun(newPolicy(), true);
        for (String body : List.of("{\"action\":\"resume\"}", "{}", "{\"action\":null}")) {
            admin().contentType("application/json")
                    .body(body)
                    .put(RUNS + "/" + run)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void sumsUpARunThatHasEnded() {
        String key = newPolicy();
        long run = newRun(key, true);
        finish(run, "SUCCESS");
        audited(run, OUTCOMES);

        for (String name : List.of("triggerId", "runId")) {
            admin().get(RUNS + "/summaryReports?policyKey=" + key + "&" + name + "=" + run)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("policySummary.policyName", equalTo(key))
                    .body("policySummary.runId", equalTo((int) run))
                    .body("policySummary.dryRun", equalTo(true))
                    .body("policySummary.status", equalTo("COMPLETED"))
                    .body("policySummary.triggeredBy", equalTo("admin"))
                    .body("executionSummary.durationMillis", equalTo(1500))
                    .body("processedItemsSummary.totalItems", equalTo(3))
                    .body("processedItemsSummary.processedItems", equalTo(1))
                    .body("processedItemsSummary.failedItems", equalTo(0))
                    .body("processedItemsSummary.processedVirtualSizeBytes", equalTo(200))
                    .body("processedItemsSummary.processedPhysicalSizeBytes", equalTo(100))
                    .body("runConfiguration.createdBy", equalTo("admin"))
                    .body("runConfiguration.modifiedBy", equalTo("admin"))
                    .body("runConfiguration.schedule.cronExpression", equalTo("0 0 2 ? * MON-SAT *"))
                    .body("runConfiguration.schedule.maxRunDurationMillis", equalTo(3_600_000))
                    .body("runConfiguration.searchCriteria.createdBeforeInDays", equalTo(30))
                    .body("runConfiguration.notes", hasItem(RunReport.NO_TRASH_CAN));
        }
    }

    @Test
    void saysWhatThePolicySaidWhenTheRunWasAskedFor() {
        String key = newPolicy();
        long run = newRun(key, true);
        finish(run, "SUCCESS");
        audited(run, OUTCOMES);

        update(key, with(with(policy(key), "description", "changed"), "skipTrashcan", true))
                .then()
                .statusCode(200);

        admin().get(RUNS + "/summaryReports?policyKey=" + key + "&triggerId=" + run)
                .then()
                .body("runConfiguration.description", equalTo("My cleanup policy"))
                .body("runConfiguration.skipTrashcan", equalTo(false));
    }

    @Test
    void saysThatARunIsUnderWayOrHowItEnded() {
        String key = newPolicy();
        long run = newRun(key, true);
        audited(run, OUTCOMES);
        String path = RUNS + "/summaryReports?policyKey=" + key + "&triggerId=" + run;

        admin().get(path)
                .then()
                .body("policySummary.status", equalTo("RUNNING"))
                .body("executionSummary.finishedAt", nullValue());
        finish(run, "STOPPED");
        admin().get(path).then().body("policySummary.status", equalTo("STOPPED"));
        finish(run, "ERROR");
        admin().get(path).then().body("policySummary.status", equalTo("FAILED"));
        database.change("update policy.execution set not_after = requested_at + interval '1 s' where id = ?", run);
        admin().get(path).then().body("policySummary.status", equalTo("STOPPED"));
    }

    @Test
    void saysWhichPackageTypesAreNotServed() {
        String key = newKey();
        create(
                        key,
                        with(
                                withCriterion(policy(key), "packageTypes", List.of("docker", "maven", "npm")),
                                "skipTrashcan",
                                true))
                .then()
                .statusCode(201);
        long run = newRun(key, true);
        audited(run, OUTCOMES);

        admin().get(RUNS + "/summaryReports?policyKey=" + key + "&triggerId=" + run)
                .then()
                .body(
                        "runConfiguration.notes",
                        equalTo(List.of("Package types not served here, and left alone: maven, npm")));
    }

    @Test
    void aRunOfAnotherPolicyIsNotFound() {
        String key = newPolicy();
        long run = newRun(newPolicy(), true);

        for (String path : List.of("/summaryReports", "/downloadReport")) {
            admin().get(RUNS + path + "?policyKey=" + key + "&runId=" + run)
                    .then()
                    .statusCode(404);
            admin().get(RUNS + path + "?policyKey=" + key + "&runId=999999999")
                    .then()
                    .statusCode(404);
            admin().get(RUNS + path + "?runId=" + run).then().statusCode(400);
            admin().get(RUNS + path + "?policyKey=" + key).then().statusCode(400);
            admin().get(RUNS + path + "?policyKey=" + key + "&runId=1&triggerId=2")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void saysThatItCannotBeReadWhatWasDone() {
        String key = newPolicy();
        long run = newRun(key, true);

        for (String path : List.of("/summaryReports", "/downloadReport")) {
            admin().get(RUNS + path + "?policyKey=" + key + "&runId=" + run)
                    .then()
                    .statusCode(503)
                    .body("errors[0].status", equalTo(503));
        }
    }

    @Test
    void givesTheReportAsAZipWithOneTable() throws IOException {
        String key = newKey();
        create(key, with(policy(key), "description", "=SUM(A1), \"quoted\""))
                .then()
                .statusCode(201);
        long run = newRun(key, true);
        finish(run, "SUCCESS");
        audited(run, OUTCOMES);

        byte[] zip = admin().get(RUNS + "/downloadReport?policyKey=" + key + "&runId=" + run)
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", containsString(key + "-" + run + ".zip"))
                .extract()
                .asByteArray();

        try (var file = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(file.getNextEntry().getName()).isEqualTo(key + "-" + run + ".csv");
            String table = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(table)
                    .startsWith("Cleanup run for " + key + " COMPLETED\r\nRun ID," + run + "\r\nIs dry run,true\r\n")
                    .contains("\r\nDuration in milliseconds,1500\r\n")
                    .contains("\r\nCleanup packages count,1\r\nTotal packages count,3\r\n")
                    .contains("\r\nDescription,\"'=SUM(A1), \"\"quoted\"\"\"\r\n")
                    .contains("\r\nNote," + RunReport.NO_TRASH_CAN + "\r\n")
                    .endsWith("\r\nItems\r\n" + ITEMS);
            assertThat(file.getNextEntry()).isNull();
        }
    }

    @Test
    void givesAReportOfAnyLengthPieceByPiece() throws IOException {
        String key = newPolicy();
        long run = newRun(key, true);
        audited(run, OUTCOMES);
        int rows = 400_000;
        AuditStandIn.answer("/exports/outcomes?format=csv&execution=" + run, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < rows; i++) {
                    out.write(("library,app,v" + i + ",sha256:" + i + ",,100,,,DELETED,NOT_RETAINED,,\r\n")
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        });

        byte[] zip = admin().get(RUNS + "/downloadReport?policyKey=" + key + "&runId=" + run)
                .asByteArray();

        try (var file = new ZipInputStream(new ByteArrayInputStream(zip))) {
            file.getNextEntry();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSizeGreaterThan(rows)
                    .last()
                    .asString()
                    .contains(",v" + (rows - 1) + ",");
        }
    }

    @Test
    void aRunOfAnotherDialectsPolicyIsNotFound() {
        long run = newRun(newPolicy(), true);
        database.change(
                "update policy.policy set dialect = 'TIDEMARK' where id = (select policy_id from policy.execution where id = ?)",
                run);

        stop(run).then().statusCode(404);
    }
}
