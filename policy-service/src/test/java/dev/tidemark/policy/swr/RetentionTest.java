package dev.tidemark.policy.swr;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.swr.SwrClient.days;
import static dev.tidemark.policy.swr.SwrClient.delete;
import static dev.tidemark.policy.swr.SwrClient.get;
import static dev.tidemark.policy.swr.SwrClient.newPolicy;
import static dev.tidemark.policy.swr.SwrClient.newRepository;
import static dev.tidemark.policy.swr.SwrClient.num;
import static dev.tidemark.policy.swr.SwrClient.patch;
import static dev.tidemark.policy.swr.SwrClient.policy;
import static dev.tidemark.policy.swr.SwrClient.post;
import static dev.tidemark.policy.swr.SwrClient.retentions;
import static dev.tidemark.policy.swr.SwrClient.selector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.nullValue;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.PolicyEvent.PolicyChanged;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.GatewayStandIn;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class RetentionTest {

    @Inject
    Database database;

    private final String namespace = "n" + UUID.randomUUID();

    @AfterEach
    void recover() {
        GatewayStandIn.fails(false);
        GatewayStandIn.repositories().clear();
    }

    @Test
    void createsThePolicyOfARepositoryAndRunsItAtOnce() {
        // given
        String retentions = newRepository(namespace, "team$app");

        // when
        Response created = post(retentions, days(30));

        // then
        created.then().statusCode(201).contentType("application/json").body("size()", equalTo(1));
        int id = created.then().body("id", instanceOf(Integer.class)).extract().path("id");
        try (Heard executions = Heard.on("retention.executions");
                Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(executions.events(ExecutionRequested.class))
                    .filteredOn(event -> event.policy().id().value() == id)
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.trigger()).isEqualTo(Trigger.SCHEDULE);
                        assertThat(event.dryRun()).isFalse();
                        assertThat(event.policy().scope().repository()).hasToString(namespace + "/team/app");
                    }));
            eventually().untilAsserted(() -> assertThat(policies.events(Integer.toString(id), PolicyChanged.class))
                    .singleElement()
                    .extracting(event -> event.policy().revision(), PolicyChanged::changedBy)
                    .containsExactly(1, "admin"));
        }
        assertThat(database.number(
                        "select extract(epoch from next_run - created_at)::bigint from policy.policy where id = ?", id))
                .isEqualTo(86_400);
    }

    @Test
    void showsWhatWasSentWithItsNumberAndScope() {
        // given
        String retentions = newRepository();
        String sent = policy(
                "tag_rule",
                "\"num\":\"7\",\"surprise\":{\"a\":[1]}",
                Stream.of(selector("label", "v5"), selector("label", "1.0.1"), selector("regexp", "^123$"))
                        .reduce((one, next) -> one + "," + next)
                        .get());
        int id = post(retentions, sent).then().statusCode(201).extract().path("id");

        // then
        String shown =
                """
                {"algorithm":"or","id":%d,"rules":[{"template":"tag_rule","params":{"num":"7"},"tag_selectors":[\
                {"kind":"label","pattern":"v5"},{"kind":"label","pattern":"1.0.1"},{"kind":"regexp","pattern":"^123$"}]}],"scope":""}"""
                        .formatted(id);
        assertThat(get(retentions + "/" + id)
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .extract()
                        .asString())
                .isEqualTo(shown);
        assertThat(get(retentions)
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .extract()
                        .asString())
                .isEqualTo("[" + shown + "]");
    }

    @Test
    void listsNothingWhereThereIsNone() {
        assertThat(get(newRepository()).then().statusCode(200).extract().asString())
                .isEqualTo("[]");
    }

    @Test
    void aChangeReplacesTheRulesAndAnswersNothing() {
        // given
        String retentions = newRepository();
        int id = newPolicy(retentions);

        // when
        patch(
                        retentions + "/" + id,
                        policy("date_rule", "\"days\":\"365\"", selector("regexp", "x") + "," + selector("label", "a")))
                .then()
                .statusCode(201)
                .header("Content-Length", "0")
                .header("Transfer-Encoding", nullValue())
                .body(emptyString());

        // then
        get(retentions + "/" + id)
                .then()
                .body("rules[0].params.days", equalTo("365"))
                .body("rules[0].tag_selectors.pattern", equalTo(List.of("x", "a")));
        try (Heard policies = Heard.on("retention.policies")) {
            eventually().untilAsserted(() -> assertThat(policies.events(Integer.toString(id), PolicyChanged.class))
                    .extracting(PolicyChanged::policy)
                    .extracting(Policy::revision, Policy::cron)
                    .containsExactly(tuple(1, "@every PT24H"), tuple(2, "@every PT24H")));
        }
    }

    @Test
    void whatIsShownCanBeSentBack() {
        String retentions = newRepository();
        int id = newPolicy(retentions);
        String shown = get(retentions + "/" + id).asString();

        patch(retentions + "/" + id, shown).then().statusCode(201);

        assertThat(get(retentions + "/" + id).asString()).isEqualTo(shown);
    }

    @Test
    void theTemplateStaysWhatItIs() {
        String retentions = newRepository();
        int id = newPolicy(retentions);

        patch(retentions + "/" + id, num(3))
                .then()
                .statusCode(400)
                .body("error_code", equalTo("SVCSTG.SWR.4000014"))
                .body("error_msg", equalTo("Invalid API parameters: the template cannot be changed: it is date_rule"));

        get(retentions + "/" + id).then().body("rules[0].template", equalTo("date_rule"));
    }

    @Test
    void aRepositoryHasOnePolicy() {
        String retentions = newRepository();
        int id = newPolicy(retentions);

        post(retentions, num(3)).then().statusCode(409).body("error_code", equalTo("SVCSTG.SWR.4090306"));
        get(retentions).then().body("id", equalTo(List.of(id)));

        delete(retentions + "/" + id).then().statusCode(200);
        post(retentions, num(3)).then().statusCode(201);
    }

    @Test
    void ofTwoThatComeAtOnceOneIsCreated() {
        String retentions = newRepository();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Integer>> statuses = Stream.of(1, 2, 3, 4)
                    .map(days -> CompletableFuture.supplyAsync(
                            () -> post(retentions, days(days)).statusCode(), clients))
                    .toList();
            assertThat(statuses.stream().map(CompletableFuture::join))
                    .containsOnlyOnce(201)
                    .contains(409);
        } finally {
            clients.shutdown();
        }
        get(retentions).then().body("size()", equalTo(1));
    }

    @Test
    void aDeletedPolicyIsGoneAndWhatItRunsIsStopped() {
        // given
        String retentions = newRepository();
        int id = newPolicy(retentions);
        eventually().until(() -> running(id, "true") == 1);

        // when
        delete(retentions + "/" + id)
                .then()
                .statusCode(200)
                .header("Content-Length", "0")
                .body(emptyString());

        // then
        assertThat(running(id, "stop_requested_at is not null")).isEqualTo(1);
        get(retentions + "/" + id).then().statusCode(404).body("error_code", equalTo("SVCSTG.SWR.4040306"));
        patch(retentions + "/" + id, days(3)).then().statusCode(404);
        delete(retentions + "/" + id).then().statusCode(404);
        assertThat(get(retentions).asString()).isEqualTo("[]");
        assertThat(newPolicy(retentions)).isGreaterThan(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a%24b", "a%2Fb", "a%2fb"})
    void aSlashHasSeveralSpellings(String repository) {
        newRepository(namespace, "a$b");
        int id = newPolicy(retentions(namespace, repository));
        get(retentions(namespace, "a$b")).then().body("id", equalTo(List.of(id)));
    }

    @Test
    void aPolicyIsFoundUnderItsRepositoryOnly() {
        int id = newPolicy(newRepository(namespace, "one"));
        String other = newRepository(namespace, "other");

        get(other + "/" + id).then().statusCode(404).body("error_code", equalTo("SVCSTG.SWR.4040306"));
        patch(other + "/" + id, days(3)).then().statusCode(404);
        delete(other + "/" + id).then().statusCode(404);
        get(retentions(namespace, "one") + "/" + id).then().statusCode(200);
    }

    @Test
    void policiesOfOtherDialectsAreNotThere() {
        String retentions = newRepository();
        int id = newPolicy(retentions);
        SwrClient.get("/api/v2.0/retentions/" + id).then().statusCode(404);

        database.change("update policy.policy set dialect = 'TIDEMARK', cron = null, next_run = null where id = ?", id);
        get(retentions + "/" + id).then().statusCode(404);
        delete(retentions + "/" + id).then().statusCode(404);
        assertThat(get(retentions).asString()).isEqualTo("[]");
    }

    @Test
    void aPolicyOutlivesItsRepositoryAndTheRegistrysAbsence() {
        // given
        String retentions = newRepository(namespace, "app");
        int id = newPolicy(retentions);
        GatewayStandIn.repositories().clear();
        GatewayStandIn.fails(true);

        // then
        get(retentions + "/" + id).then().statusCode(200);
        get(retentions).then().statusCode(200);
        patch(retentions + "/" + id, days(3)).then().statusCode(201);
        delete(retentions + "/" + id).then().statusCode(200);
        get(retentions(namespace, "other")).then().statusCode(503).body("error_code", equalTo("SVCSTG.SWR.5030000"));
    }

    private long running(int policy, String condition) {
        return database.number(
                "select count(*) from policy.execution where policy_id = ? and status = 'RUNNING' and " + condition,
                policy);
    }
}
