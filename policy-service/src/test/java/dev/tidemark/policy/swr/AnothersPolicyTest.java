package dev.tidemark.policy.swr;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.swr.SwrClient.admin;
import static dev.tidemark.policy.swr.SwrClient.days;
import static dev.tidemark.policy.swr.SwrClient.delete;
import static dev.tidemark.policy.swr.SwrClient.get;
import static dev.tidemark.policy.swr.SwrClient.newPolicy;
import static dev.tidemark.policy.swr.SwrClient.newRepository;
import static dev.tidemark.policy.swr.SwrClient.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SWR's clients see of policies that are written in another dialect. */
@QuarkusTest
@RealParts
class AnothersPolicyTest {

    private static final String DAILY = ",\"cron\":\"@every PT24H\"";
    private static final String EIGHT = "{\"rules\":[{\"keep\":{\"newest\":8}}],\"untagged\":{\"always\":true}}";

    @Inject
    Database database;

    private final String namespace = "n" + UUID.randomUUID();
    private final String retentions = newRepository(namespace, "app");

    @AfterEach
    void recover() {
        GatewayStandIn.repositories().clear();
    }

    @Test
    void isReadInSwrsWords() {
        int policy = ours(EIGHT, DAILY);

        assertThat(get(retentions + "/" + policy)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(
                        """
                        {"algorithm":"or","id":%d,"rules":[{"template":"tag_rule","params":{"num":"8"},"tag_selectors":[]}],"scope":""}"""
                                .formatted(policy));
        get(retentions).then().statusCode(200).body("id", equalTo(List.of(policy)));
    }

    @Test
    void standsBehindTheRepositorysOwn() {
        int policy = ours(EIGHT, DAILY);
        int own = newPolicy(retentions);

        get(retentions).then().statusCode(200).body("id", equalTo(List.of(own, policy)));
    }

    @Test
    void whatItDeletedIsInTheHistoryWithTheRuleAsFarAsItIsKnown() {
        // given
        int policy = ours(EIGHT, DAILY);
        eventually().until(() -> executions(policy) == 1);
        long execution = database.number("select min(id) from policy.execution where policy_id = ?", policy);
        AuditStandIn.answer(
                "/history/tags?registry=default&repository=%s%%2Fapp&policy=%d&offset=0&limit=10"
                        .formatted(namespace, policy),
                """
                {"items":[{"number":1,"execution":%d,"policy":%d,"tag":"4","deletedAt":"2020-04-17T08:01:09.6583Z"}],"total":1}"""
                        .formatted(execution, policy));
        String histories = retentions + "/histories?limit=10&offset=0";

        // then
        get(histories)
                .then()
                .statusCode(200)
                .body("retention_log[0].retention_id", equalTo(policy))
                .body("retention_log[0].rule_type", containsString("\"num\":\"8\""));
        admin().header("If-Match", admin().get("/api/v1/policies/" + policy).header("ETag"))
                .body(order(EIGHT.replace("8", "9"), DAILY))
                .put("/api/v1/policies/" + policy)
                .then()
                .statusCode(200);
        get(retentions + "/" + policy).then().body("rules[0].params.num", equalTo("9"));
        get(histories).then().statusCode(200).body("retention_log[0].rule_type", equalTo("{}"));
    }

    @Test
    void isChangedWhereItIsWrittenOnly() {
        int policy = ours(EIGHT, DAILY);
        String where = "/api/v1/policies/" + policy;
        String before = admin().get(where).header("ETag");

        patch(retentions + "/" + policy, days(3))
                .then()
                .statusCode(409)
                .body("error_code", equalTo("SVCSTG.SWR.4090308"))
                .body("error_msg", containsString(where));
        delete(retentions + "/" + policy).then().statusCode(409).body("error_msg", containsString(where));

        admin().get(where).then().statusCode(200).header("ETag", equalTo(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rules\":[{\"keep\":{\"newest\":8}}]}" + DAILY,
                EIGHT,
                EIGHT + ",\"cron\":\"0 0 0 * * *\"",
                EIGHT + DAILY + ",\"enabled\":false"
            })
    void isNotThereWhereSwrHasNoWordsForIt(String document) {
        int policy = ours(document, "");

        get(retentions + "/" + policy).then().statusCode(404).body("error_code", equalTo("SVCSTG.SWR.4040306"));
        delete(retentions + "/" + policy).then().statusCode(404);
        get(retentions).then().statusCode(200).body("size()", equalTo(0));
    }

    private int ours(String document, String more) {
        return admin().body(order(document, more))
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String order(String document, String more) {
        return "{\"registry\":\"default\",\"project\":\"%1$s\",\"repository\":\"%1$s/app\",\"dialect\":\"tidemark\",\"document\":%2$s%3$s}"
                .formatted(namespace, document, more);
    }

    private long executions(int policy) {
        return database.number("select count(*) from policy.execution where policy_id = ?", policy);
    }
}
