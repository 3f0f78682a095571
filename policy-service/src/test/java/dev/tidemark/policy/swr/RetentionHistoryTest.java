package dev.tidemark.policy.swr;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.swr.SwrClient.delete;
import static dev.tidemark.policy.swr.SwrClient.get;
import static dev.tidemark.policy.swr.SwrClient.newPolicy;
import static dev.tidemark.policy.swr.SwrClient.newRepository;
import static dev.tidemark.policy.swr.SwrClient.num;
import static dev.tidemark.policy.swr.SwrClient.patch;
import static dev.tidemark.policy.swr.SwrClient.post;
import static dev.tidemark.policy.swr.SwrClient.retentions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class RetentionHistoryTest {

    @Inject
    Database database;

    private final String namespace = "n" + UUID.randomUUID();

    @AfterEach
    void recover() {
        AuditStandIn.fails(false);
        GatewayStandIn.fails(false);
        GatewayStandIn.repositories().clear();
    }

    @Test
    void tellsOfEachDeletedTagWithTheRuleOfItsTime() {
        // given a policy that ran, was changed, and is gone
        String retentions = newRepository(namespace, "team$app");
        int policy = post(retentions, num(7)).then().statusCode(201).extract().path("id");
        long execution = execution(policy);
        patch(retentions + "/" + policy, num(3)).then().statusCode(201);
        delete(retentions + "/" + policy).then().statusCode(200);
        String record =
                "{\"number\":9088,\"execution\":%d,\"policy\":%d,\"tag\":\"4\",\"deletedAt\":\"2020-04-17T08:01:09.658300Z\"}"
                        .formatted(execution, policy);
        told("team/app", policy, 0, 10, record, 1);

        // then
        String log =
                """
                {"retention_log":[{"created_at":"2020-04-17T08:01:09.6583Z","id":9088,"namespace":"%s","repo":"team/app",\
                "retention_id":%d,"rule_type":"{\\"template\\":\\"tag_rule\\",\\"params\\":{\\"num\\":\\"7\\"},\\"tag_selectors\\":[]}","tag":"4"}],\
                "total":1}"""
                        .formatted(namespace, policy);
        for (String query : new String[] {"?limit=10&offset=0", "?filter=limit%3A%3A10%7Coffset%3A%3A0"}) {
            assertThat(get(retentions + "/histories" + query)
                            .then()
                            .statusCode(200)
                            .contentType("application/json")
                            .header("Content-Range", "0-1/1")
                            .extract()
                            .asString())
                    .isEqualTo(log);
        }
        assertThat(get(retentions + "/histories?limit=10").headers().asList())
                .anyMatch(header -> header.getName().equals("Content-Range"));
    }

    @Test
    void aPageIsToldByWhereItBeginsAndHowManyAreOnIt() {
        String retentions = newRepository(namespace, "app");
        int policy = newPolicy(retentions);
        String record =
                "{\"number\":3,\"execution\":%d,\"policy\":%d,\"tag\":\"a\",\"deletedAt\":\"2020-04-17T08:01:09Z\"}"
                        .formatted(execution(policy), policy);
        told("app", policy, 2, 2, record + "," + record.replace("3", "2").replace("\"a\"", "\"b\""), 5);
        told("app", policy, 10, 10, "", 5);

        get(retentions + "/histories?offset=10&limit=10")
                .then()
                .statusCode(200)
                .header("Content-Range", "10-0/5")
                .body("retention_log.size()", equalTo(0))
                .body("total", equalTo(5));
    }

    @Test
    void nothingIsToldOfARepositoryWithoutAPolicyAndMoreIsWrongWhereThereIsNone() {
        assertThat(get(newRepository(namespace, "app") + "/histories")
                        .then()
                        .statusCode(200)
                        .header("Content-Range", "0-0/0")
                        .extract()
                        .asString())
                .isEqualTo("{\"retention_log\":[],\"total\":0}");
        get(retentions(namespace, "other") + "/histories")
                .then()
                .statusCode(404)
                .body("error_code", equalTo("SVCSTG.SWR.4040010"));
        get(retentions("x" + namespace, "other") + "/histories")
                .then()
                .statusCode(404)
                .body("error_code", equalTo("SVCSTG.SWR.4041061"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=1001", "limit=x", "offset=-1", "filter=x", "filter=limit::1|x::2", "filter=%00"
            })
    void aPageHasItsForm(String query) {
        assertThat(get(newRepository(namespace, "app") + "/histories?" + query.replace("|", "%7C"))
                        .then()
                        .statusCode(400)
                        .extract()
                        .<String>path("error_code"))
                .startsWith("SVCSTG.SWR.400");
    }

    @Test
    void withoutAuditServiceEverythingElseWorks() {
        String retentions = newRepository(namespace, "app");
        newPolicy(retentions);
        AuditStandIn.fails(true);

        get(retentions + "/histories").then().statusCode(503).body("error_code", equalTo("SVCSTG.SWR.5030000"));
        get(retentions).then().statusCode(200);
    }

    private void told(String repository, int policy, int offset, int limit, String records, int total) {
        AuditStandIn.answer(
                "/history/tags?registry=default&repository=%s%%2F%s&policy=%d&offset=%d&limit=%d"
                        .formatted(namespace, repository.replace("/", "%2F"), policy, offset, limit),
                "{\"items\":[" + records + "],\"total\":" + total + "}");
    }

    /** The one that runs at once. */
    private long execution(int policy) {
        eventually().until(() -> executions(policy, "count(*)") == 1);
        return executions(policy, "min(id)");
    }

    private long executions(int policy, String what) {
        return database.number("select " + what + " from policy.execution where policy_id = ?", policy);
    }
}
