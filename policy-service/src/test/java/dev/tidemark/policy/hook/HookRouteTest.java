package dev.tidemark.policy.hook;

import static dev.tidemark.policy.Eventually.eventually;
import static dev.tidemark.policy.hook.Sender.SECRET;
import static dev.tidemark.policy.hook.Sender.envelope;
import static dev.tidemark.policy.hook.Sender.event;
import static dev.tidemark.policy.hook.Sender.friend;
import static dev.tidemark.policy.hook.Sender.sends;
import static dev.tidemark.policy.hook.Sender.stranger;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryChanged;
import dev.tidemark.policy.Heard;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.hook.format.Payloads;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RealParts
class HookRouteTest {

    private static final String TOPIC = "retention.registry-events";

    /** So that no test hears what another one said. */
    private final String repository = "team/app-" + UUID.randomUUID();

    private final String key = "default/" + repository;

    private static <E extends RegistryEvent> List<E> heard(String key, Class<E> type) {
        try (Heard heard = Heard.on(TOPIC)) {
            eventually().untilAsserted(() -> assertThat(heard.events(key, type)).isNotEmpty());
            return heard.events(key, type);
        }
    }

    @Test
    void whatIsAcceptedIsOnTheTopic() {
        sends("distribution", envelope(event("1", "push", repository, "1.4.2", "docker/27")))
                .statusCode(202)
                .body("published", equalTo(1))
                .body("ignored", equalTo(0))
                .body("rejected", equalTo(0));

        try (Heard heard = Heard.on(TOPIC)) {
            eventually().untilAsserted(() -> assertThat(heard.under(key)).hasSize(1));
            ConsumerRecord<String, byte[]> record = heard.under(key).get(0);
            ArtifactPushed pushed = heard.events(key, ArtifactPushed.class).get(0);
            assertThat(pushed.at()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
            assertThat(pushed.actor()).isEqualTo("ci");
            assertThat(pushed.meta().id().version()).isEqualTo(5);
            assertThat(StreamSupport.stream(record.headers().spliterator(), false)
                            .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)))
                    .containsExactlyInAnyOrder(
                            "ce_specversion=1.0",
                            "ce_id=" + pushed.meta().id(),
                            "ce_type=retention.artifact-pushed.v1",
                            "ce_source=tidemark/policy-service",
                            "ce_time=2026-11-20T10:00:00Z",
                            "content-type=application/json");
        }
    }

    @Test
    void aDeliveryMayCarryManyEvents() {
        String[] pushes = IntStream.range(0, 1_000)
                .mapToObj(i -> event("many-" + i, "push", repository, "1.4." + i, "docker/27"))
                .toArray(String[]::new);
        sends("distribution", envelope(pushes)).statusCode(202).body("published", equalTo(1_000));
        try (Heard heard = Heard.on(TOPIC)) {
            eventually().untilAsserted(() -> assertThat(heard.events(key, ArtifactPushed.class))
                    .hasSize(1_000));
        }
    }

    @Test
    void theSameDeliveryIsTheSameEvent() {
        String body = envelope(event("2", "pull", repository, "1.4.2", "docker/27"));
        sends("distribution", body).statusCode(202);
        sends("distribution", body).statusCode(202);

        eventually().untilAsserted(() -> {
            List<ArtifactPulled> pulls = heard(key, ArtifactPulled.class);
            assertThat(pulls).hasSize(2);
            assertThat(pulls.get(0)).isEqualTo(pulls.get(1));
        });
    }

    @Test
    void theGoodEventsOfADeliveryDoNotSufferFromTheBad() {
        sends(
                        "distribution",
                        envelope(
                                event("3", "push", "Not A Name", "1", "docker/27"),
                                event("4", "push", repository, "1.4.2", "docker/27")))
                .statusCode(202)
                .body("published", equalTo(1))
                .body("rejected", equalTo(1));
        assertThat(heard(key, ArtifactPushed.class)).hasSize(1);
    }

    @Test
    void pullsByOurselvesAndByScannersAreNoSignsOfLifeAndOurDeletionsAreFacts() {
        sends(
                        "distribution",
                        envelope(
                                event("5", "pull", repository, "1.4.2", "tidemark/0.1.0"),
                                event("6", "pull", repository, "1.4.2", "Trivy/0.50.1"),
                                event("7", "delete", repository, "1.4.2", "tidemark/0.1.0")))
                .statusCode(202)
                .body("published", equalTo(1))
                .body("ignored", equalTo(2));
        assertThat(heard(key, ArtifactDeleted.class)).hasSize(1);
    }

    @Test
    void aPushOfNobodyKnowsWhatIsToldToo() {
        stranger()
                .body("{\"repository\":\"" + repository + "\",\"updated_tags\":[\"1.4.2\"]}")
                .post("/hooks/quay/default?token=" + SECRET)
                .then()
                .statusCode(202);
        assertThat(heard(key, RepositoryChanged.class).get(0).tag()).hasToString("1.4.2");
    }

    @Test
    void whoSignsIsBelievedForTheSignature() {
        String body = Payloads.body("github-published");
        stranger()
                .header("X-GitHub-Event", "registry_package")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + Sender.hash(body))
                .body(body)
                .post("/hooks/github/default")
                .then()
                .statusCode(202)
                .body("published", equalTo(1));
        stranger()
                .header("X-GitHub-Event", "registry_package")
                .header("X-Hub-Signature-256", "sha256=" + Sender.hash(body))
                .body(body + " ")
                .post("/hooks/github/default")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.docker.distribution.events.v1+json",
        "application/vnd.docker.distribution.events.v2+json; charset=utf-8",
        "Application/JSON"
    })
    void jsonByAnyOtherNameIsJson(String type) {
        friend().contentType(type)
                .body(envelope())
                .post("/hooks/distribution/default")
                .then()
                .statusCode(202);
    }

    @Test
    void aDeliveryMayBeLargerThanOtherRequestsButNotWithoutBound() {
        String manifest = "m".repeat(3 * 1024 * 1024);
        friend().header("ce-specversion", "1.0")
                .header("ce-type", "zotregistry.image.updated")
                .header("ce-id", "1")
                .body("{\"name\":\"" + repository + "\",\"reference\":\"1\",\"digest\":\"sha256:" + "a".repeat(64)
                        + "\",\"manifest\":\"" + manifest + "\"}")
                .post("/hooks/zot/default")
                .then()
                .statusCode(202)
                .body("published", equalTo(1));
        friend().body("[\"" + manifest + manifest + "\"]")
                .post("/hooks/zot/default")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        given().auth()
                .preemptive()
                .basic("admin", "only-for-tests")
                .contentType("application/json")
                .body("\"" + manifest + "\"")
                .post("/api/v2.0/retentions")
                .then()
                .statusCode(413);
    }

    @Test
    void whoAsksBeforeSendingIsWelcomeIfTheyKnowTheSecret() {
        stranger()
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .header("WebHook-Request-Rate", "120")
                .options("/hooks/acr/default?token=" + SECRET)
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", "eventgrid.azure.net")
                .header("WebHook-Allowed-Rate", "*");
        stranger()
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .options("/hooks/acr/default")
                .then()
                .statusCode(401);
        stranger()
                .body(Payloads.body("acr-validation"))
                .post("/hooks/acr/default?token=" + SECRET)
                .then()
                .statusCode(200)
                .body("validationResponse", equalTo("512d38b6-c7b8-40c8-89fe-f46f9e9622b6"));
    }

    @Test
    void countsWhatBecameOfEvents() {
        sends(
                "gitlab",
                envelope(
                        event("8", "push", repository, "1", "docker/27"),
                        event("9", "pull", repository, "1", "tidemark/1"),
                        event("10", "push", repository, "-", "docker/27")));
        stranger().body("{}").post("/hooks/gitlab/default");
        stranger().body("{}").post("/hooks/made-up-by-a-stranger/default");
        given().auth()
                .preemptive()
                .basic("admin", "only-for-tests")
                .get("/q/metrics")
                .then()
                .body(containsString("retention_hooks_received_total{action=\"pushed\",format=\"gitlab\"} 1.0"))
                .body(containsString("retention_hooks_ignored_total{format=\"gitlab\",reason=\"ours\"} 1.0"))
                .body(containsString("retention_hooks_rejected_total{format=\"gitlab\",reason=\"invalid_tag\"} 1.0"))
                .body(containsString(
                        "retention_hooks_rejected_total{format=\"gitlab\",reason=\"unauthenticated\"} 1.0"))
                .body(containsString("retention_hooks_rejected_total{format=\"unknown\",reason=\"unknown_format\"}"))
                .body(containsString("retention_hooks_under_way 0.0"));
    }
}
