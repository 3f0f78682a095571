package dev.tidemark.audit.export;

import static dev.tidemark.audit.EventFixtures.anExecution;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.audit.AuditResources;
import dev.tidemark.audit.Database;
import dev.tidemark.contracts.execution.ExecutionId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an export takes does not grow with its length: it is read as fast as its client reads, and no faster. */
@QuarkusTest
@TestProfile(AuditResources.class)
class LargeExportTest {

    private static final int LINES = 300_000;

    @Inject
    Database database;

    @Inject
    MeterRegistry meters;

    @Test
    void waitsForAClientThatDoesNotRead() throws Exception {
        // given
        String path = "/exports/history?execution=" + manyDeletions();
        double before = written();

        // when
        try (var client = SlowClient.ask(RestAssured.port, path)) {
            String begin = client.begin();

            // then it stops, and the database with it, far from the end
            assertThat(begin).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("transfer-encoding: chunked");
            Awaitility.await("standstill").atMost(Duration.ofSeconds(60)).until(this::standsStill);
            assertThat(written() - before).isLessThan(LINES / 2.0);
            assertThat(exportsUnderWay()).isEqualTo(1);

            // and goes on to the end when the client does
            var rest = client.rest();
            assertThat(rest.complete()).isTrue();
            assertThat(rest.lines() + begin.chars().filter(c -> c == '}').count())
                    .isEqualTo(LINES);
        }
        awaitNoExport();
    }

    @Test
    void isGivenUpWithItsClient() throws Exception {
        String path = "/exports/history?execution=" + manyDeletions();

        try (var client = SlowClient.ask(RestAssured.port, path)) {
            client.begin();
            assertThat(exportsUnderWay()).isEqualTo(1);
        }

        awaitNoExport();
    }

    @Test
    void isCutOffWhereItBreaksOff() throws Exception {
        String path = "/exports/history?execution=" + manyDeletions();

        try (var client = SlowClient.ask(RestAssured.port, path)) {
            client.begin();
            Awaitility.await().until(this::standsStill);
            database.rows("SELECT pg_terminate_backend(pid) FROM (" + EXPORTS + ") AS found");

            var rest = client.rest();
            assertThat(rest.complete()).isFalse();
            assertThat(rest.lines()).isLessThan(LINES);
        }
        awaitNoExport();
    }

    @Test
    void leavesConnectionsToOthers() throws Exception {
        // given as many as may be
        String path = "/exports/history?execution=" + manyDeletions();
        List<SlowClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                clients.add(SlowClient.ask(RestAssured.port, path));
                clients.get(i).begin();
            }

            // when, then
            given().auth()
                    .oauth2(AuditResources.TOKEN)
                    .get("/exports/history?execution=1")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json");
            given().auth().oauth2(AuditResources.TOKEN).get("/history").then().statusCode(200);
        } finally {
            for (SlowClient client : clients) {
                client.close();
            }
        }
        awaitNoExport();
    }

    private static final String EXPORTS =
            "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT h.* FROM audit.history h%' AND xact_start IS NOT NULL";

    private int exportsUnderWay() {
        return database.rows(EXPORTS).size();
    }

    private void awaitNoExport() {
        Awaitility.await("the end of all exports")
                .atMost(Duration.ofSeconds(30))
                .until(() -> exportsUnderWay() == 0);
    }

    /** Nothing was written for a whole second. */
    private boolean standsStill() {
        double before = written();
        Awaitility.await().during(Duration.ofSeconds(1)).until(() -> true);
        return written() == before;
    }

    private double written() {
        return meters.counter("retention.export.lines", "line", "DeletionLine").count();
    }

    private ExecutionId manyDeletions() {
        ExecutionId execution = anExecution();
        database.run(
                """
                INSERT INTO audit.history (task, subject, execution, registry, repository, tag, digest, outcome, deleted_at)
                SELECT -%1$s, 'v' || n, %1$s, 'default', 'bulk/app', 'v' || n, 'sha256:' || repeat('a', 64), 'DELETED',
                    '2026-11-20T00:00:00Z'::timestamptz + n * interval '1 millisecond'
                FROM generate_series(1, %2$d) AS n"""
                        .formatted(execution, LINES));
        return execution;
    }
}
