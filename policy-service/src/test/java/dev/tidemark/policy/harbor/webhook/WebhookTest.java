package dev.tidemark.policy.harbor.webhook;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.harbor.HarborClient.delete;
import static dev.tidemark.policy.harbor.HarborClient.get;
import static dev.tidemark.policy.harbor.HarborClient.last;
import static dev.tidemark.policy.harbor.HarborClient.newExecution;
import static dev.tidemark.policy.harbor.HarborClient.newPolicy;
import static dev.tidemark.policy.harbor.HarborClient.newProject;
import static dev.tidemark.policy.harbor.HarborClient.post;
import static dev.tidemark.policy.harbor.HarborClient.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.policy.Database;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.Telling;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers are kept, and told of what retention deleted, as Harbor does both. */
@QuarkusTest
@RealParts
class WebhookTest {

    private static final Instant END = Instant.parse("2026-11-20T12:00:00.123Z");

    @Inject
    ObjectMapper mapper;

    @Inject
    Database database;

    private Receiver receiver;
    private int project;
    private String policies;

    @BeforeEach
    void aProject() throws IOException {
        receiver = new Receiver();
        project = newProject();
        policies = "/projects/" + project + "/webhook/policies";
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private String target(String path, String format) {
        return """
                {"type":"http","address":"%s","auth_header":"Bearer secret","skip_cert_verify":true,"payload_format":"%s"}"""
                .formatted(receiver.url() + path, format);
    }

    private static String webhook(String name, String event, String... targets) {
        return """
                {"name":"%s","description":"","enabled":true,"event_types":["%s"],"targets":[%s]}"""
                .formatted(name, event, String.join(",", targets));
    }

    private long created(String body) {
        String location = post(policies, body)
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/v2.0" + policies + "/"))
                .extract()
                .header("Location");
        return Long.parseLong(last(location));
    }

    @Test
    void aWebhookIsCreatedReadChangedAndDeleted() {
        long id = created(webhook("one", "TAG_RETENTION", target("/a", "")));
        get(policies + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("one"))
                .body("project_id", equalTo(project))
                .body("creator", equalTo("admin"))
                .body("enabled", equalTo(true))
                .body("targets[0].payload_format", equalTo("Default"))
                .body("targets[0].auth_header", equalTo("Bearer secret"));
        post(policies, webhook("one", "PUSH_ARTIFACT", target("/a", ""))).then().statusCode(409);

        put(
                        policies + "/" + id,
                        webhook("two", "PUSH_ARTIFACT", target("/b", "CloudEvents"))
                                .replace("true", "false"))
                .then()
                .statusCode(200);
        get(policies)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("name", contains("two"))
                .body("[0].enabled", equalTo(false));

        delete(policies + "/" + id).then().statusCode(200);
        delete(policies + "/" + id).then().statusCode(404);
        get(policies + "/" + id).then().statusCode(404);
        get("/projects/" + project + "/webhook/events").then().body("event_type", contains("TAG_RETENTION"));
    }

    @ParameterizedTest
    @CsvSource({
        "TAG_RETENTION, http, ftp://example.com/x",
        "TAG_RETENTION, http, http://user:secret@example.com/x",
        "TAG_RETENTION, http, not an address",
        "TAG_RETENTION, teams, http://example.com",
        "NOTHING, http, http://example.com"
    })
    void whatCannotBeToldIsRefused(String event, String type, String address) {
        String body = webhook("bad", event, "{\"type\":\"" + type + "\",\"address\":\"" + address + "\"}");
        post(policies, body).then().statusCode(400).body("errors[0].code", equalTo("BAD_REQUEST"));
        get(policies).then().body("$", hasSize(0));
    }

    @Test
    void everyReceiverIsToldOnceOfARepositoryOfWhichSomethingWasDeleted() throws IOException {
        // given
        long webhook =
                created(webhook("both", "TAG_RETENTION", target("/plain", "Default"), target("/cloud", "CloudEvents")));
        created(webhook("others", "PUSH_ARTIFACT", target("/others", "Default")));
        long policy = newPolicy(project);
        long execution = newExecution(policy, false);
        remembers(execution);
        receiver.refuseWith(500, 302);

        // when
        ends(execution);
        ends(execution);

        // then
        eventually()
                .until(() -> ids("/plain").size() == 1
                        && ids("/cloud").size() == 1
                        && database.number("select count(*) from policy.webhook_delivery where webhook_id = ?", webhook)
                                == 0);
        assertThat(receiver.received(any -> true)).hasSize(4).noneMatch(any -> any.path()
                .equals("/followed"));
        isToldByDefault(policy);
        isToldAsCloudEvent(webhook);
        assertThat(receiver.received(any -> true))
                .allSatisfy(any -> assertThat(any.authorization()).isEqualTo("Bearer secret"));
    }

    private List<String> ids(String path) {
        return receiver.received(any -> any.path().equals(path)).stream()
                .map(Receiver.Received::delivery)
                .distinct()
                .toList();
    }

    private void isToldByDefault(long policy) {
        Receiver.Received told =
                receiver.received(any -> any.path().equals("/plain")).get(0);
        assertThat(told.type()).isEqualTo("application/json");
        JsonPath json = new JsonPath(told.body());
        assertThat(json.getString("type")).isEqualTo("TAG_RETENTION");
        assertThat(json.getLong("occur_at"))
                .isEqualTo(Instant.parse("2026-05-18T08:00:00Z").getEpochSecond());
        assertThat(json.getString("operator")).isEqualTo("admin");
        json.setRootPath("event_data.retention");
        assertThat(json.getInt("total")).isEqualTo(3);
        assertThat(json.getInt("retained")).isEqualTo(1);
        assertThat(json.getString("harbor_hostname")).isEqualTo("localhost");
        assertThat(json.getLong("retention_policy_id")).isEqualTo(policy);
        assertThat(json.getString("result")).isEqualTo("SUCCESS");
        assertThat(json.getString("retention_rule[0].template")).isEqualTo("latestPushedK");
        assertThat(json.getList("deleted_artifact.name_tag"))
                .containsExactlyInAnyOrder("app:old", "app@sha256:" + "b".repeat(64));
        assertThat(told.body()).contains("\"references\":null").doesNotContain("\"action\"");
    }

    private void isToldAsCloudEvent(long webhook) {
        Receiver.Received told =
                receiver.received(any -> any.path().equals("/cloud")).get(0);
        assertThat(told.type()).isEqualTo("application/cloudevents+json");
        JsonPath json = new JsonPath(told.body());
        assertThat(json.getString("specversion")).isEqualTo("1.0");
        assertThat(json.getString("type")).isEqualTo("harbor.tag_retention.finished");
        assertThat(json.getString("id")).isEqualTo(told.delivery());
        assertThat(json.getString("source")).isEqualTo("/projects/" + project + "/webhook/policies/" + webhook);
        assertThat(json.getString("time")).isEqualTo("2026-05-18T08:00:00Z");
        assertThat(json.getString("data.retention.result")).isEqualTo("SUCCESS");
    }

    private void remembers(long execution) {
        AuditStandIn.answer(
                "/executions/" + execution + "/tasks?offset=0",
                """
                {"total":2,"items":[
                 {"number":%1$d1,"execution":%1$d,"registry":"default","repository":"p/app","status":"SUCCESS","total":3,"retained":1,
                  "startedAt":"2026-05-18T07:59:00Z","endedAt":"2026-05-18T08:00:00.5Z"},
                 {"number":%1$d2,"execution":%1$d,"registry":"default","repository":"p/kept","status":"SUCCESS","total":3,"retained":3}]}"""
                        .formatted(execution));
        AuditStandIn.answer(
                "/history?execution=" + execution + "&repository=p%2Fapp&limit=1000",
                """
                {"items":[{"digest":"sha256:%1$s","tag":"older","reason":"NOT_RETAINED"},{"digest":"sha256:%1$s","tag":"old"},
                  {"digest":"sha256:%1$s","tag":null},{"digest":"sha256:%2$s","tag":null,"reason":"NOT_RETAINED"},
                  {"digest":"sha256:%3$s","tag":null,"reason":"INDEX_CHILD"}],"next":null}"""
                        .formatted("a".repeat(64), "b".repeat(64), "c".repeat(64)));
    }

    private void ends(long execution) throws IOException {
        Telling.on(
                "retention.executions",
                Long.toString(execution),
                mapper.writeValueAsBytes(new ExecutionFinished(
                        EventMeta.of(UUID.randomUUID(), END, null),
                        new ExecutionId(execution),
                        ExecutionStatus.SUCCESS,
                        2,
                        6,
                        4,
                        2,
                        0,
                        null)));
    }

    @Test
    void slackIsToldInItsOwnFormAndNothingOfWhoTells() throws IOException {
        long webhook = created(webhook(
                "slack", "TAG_RETENTION", target("/slack", "").replace("\"type\":\"http\"", "\"type\":\"slack\"")));
        get(policies + "/" + webhook).then().body("targets[0].auth_header", equalTo("Bearer secret"));
        long execution = newExecution(newPolicy(project), false);
        remembers(execution);
        ends(execution);
        eventually().until(() -> ids("/slack").size() == 1);
        assertThat(receiver.received(any -> any.path().equals("/slack"))).allSatisfy(any -> {
            assertThat(any.authorization()).isNull();
            assertThat(JsonPath.from(any.body()).getList("blocks.text.text", String.class))
                    .hasSize(6)
                    .startsWith("*Harbor webhook events*", "*event_type:* TAG_RETENTION")
                    .element(5)
                    .asString()
                    .contains("retention_policy_id");
        });
    }

    @Test
    void whatCannotBeWordedNowIsToldLaterAndWhatIsNeverTakenIsGivenUp() throws IOException {
        // given
        long webhook = created(webhook("late", "TAG_RETENTION", target("/late", "Default")));
        long execution = newExecution(newPolicy(project), false);
        AuditStandIn.fails(true);
        ends(execution);
        eventually().until(() -> notices(execution) == 1);
        receiver.refuseWith(500, 500, 500);

        // when
        AuditStandIn.fails(false);
        remembers(execution);
        database.change("update policy.webhook_notice set due_at = now()");

        // then
        eventually()
                .until(() ->
                        receiver.received(any -> any.path().equals("/late")).size() == 3);
        eventually()
                .until(() ->
                        database.number("select count(*) from policy.webhook_delivery where webhook_id = ?", webhook)
                                        == 0
                                && notices(execution) == 0);
        assertThat(ids("/late")).hasSize(1);
    }

    private long notices(long execution) {
        return database.number("select count(*) from policy.webhook_notice where execution_id = ?", execution);
    }

    @Test
    void whereCloudsKeepTheirSecretsNothingIsSent() throws IOException {
        long webhook = created(webhook(
                "metadata",
                "TAG_RETENTION",
                "{\"type\":\"http\",\"address\":\"http://169.254.169.254/latest/meta-data\"}"));
        long execution = newExecution(newPolicy(project), false);
        remembers(execution);
        ends(execution);
        eventually()
                .until(() -> database.number(
                                        "select count(*) from policy.webhook_delivery where webhook_id = ? and tries > 0",
                                        webhook)
                                == 1
                        || notices(execution) == 0);
        eventually()
                .until(() ->
                        database.number("select count(*) from policy.webhook_delivery where webhook_id = ?", webhook)
                                == 0);
    }
}
