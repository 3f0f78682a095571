package dev.tidemark.policy.hook.format;

import static dev.tidemark.policy.hook.format.Payloads.body;
import static dev.tidemark.policy.hook.format.Payloads.delivery;
import static dev.tidemark.policy.hook.format.Payloads.format;
import static dev.tidemark.policy.hook.format.Payloads.lines;
import static dev.tidemark.policy.hook.format.Payloads.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One payload, one line, for every registry but Distribution. */
class RegistriesWithEventsTest {

    private static final Map<String, String> ZOT = Map.of(
            "ce-specversion", "1.0",
            "ce-type", "zotregistry.image.updated",
            "ce-source", "zotregistry.dev",
            "ce-id", "2a7c0f0e-8f9e-4d6f-9f5e-0d5a5a1b2c3d",
            "ce-time", "2026-11-20T10:00:00Z");

    private static final Map<String, String> GITHUB =
            Map.of("X-GitHub-Event", "registry_package", "X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958");

    @ParameterizedTest
    @CsvSource({
        "zot-structured,DELETED team/app@aaaa 2026-11-20T10:00:00Z ci regctl",
        "harbor-push,PUSHED team/app:1.4.2@aaaa 2026-11-20T10:00:00Z robot$ci",
        "harbor-push-by-digest,PUSHED team/app@aaaa 2026-11-20T10:00:00Z robot$ci",
        "harbor-pull-by-scanner,PULLED team/app@aaaa 2026-11-20T10:00:00Z"
                + " robot$team+scanner-Trivy-51fe4548-bbe5-11ed-9217-0242ac14000d",
        "harbor-delete,DELETED team/app@aaaa 2026-11-20T10:00:00Z harbor-jobservice",
        "harbor-retention,ignored OTHER",
        "harbor-cloudevents-pull,PULLED team/app:1.4.2@aaaa 2026-11-20T10:00:00Z robot$ci",
        "artifactory-pushed,PUSHED docker-local/team/app:1.4.2@aaaa 2026-11-20T10:00:05Z ci",
        "artifactory-pushed-child,PUSHED docker-local/team/app@bbbb 2026-11-20T10:00:05Z ci",
        "artifactory-deleted,DELETED docker-local/team/app:1.4.2@aaaa 2026-11-20T10:00:05Z ci",
        "artifactory-promoted,PUSHED docker-release/team/app:stable@aaaa 2026-11-20T10:00:05Z ci",
        "artifactory-promoted-nowhere,ignored UNTOLD",
        "artifactory-flat,PUSHED docker-local/team/app:1.4.2@aaaa 2026-11-20T10:00:05Z",
        "acr-push,PUSHED team/app:1.4.2@aaaa 2026-11-20T10:00:00.402973972Z docker/27.3.1 go/go1.22.7",
        "acr-delete,DELETED team/app@aaaa 2026-11-20T10:00:00.402973972Z docker/27.3.1 go/go1.22.7",
        "acr-ping,ignored OTHER",
        "acr-cloudevents,DELETED team/app@aaaa 2026-11-20T10:00:00.402973972Z docker/27.3.1",
        "ecr-push,PUSHED team/app:1.4.2@aaaa 2026-11-20T10:00:00Z",
        "ecr-delete-untagged,DELETED team/app@aaaa 2026-11-20T10:00:00Z",
        "ecr-failure,ignored OTHER",
        "ecr-scan,ignored OTHER",
        "gar-insert,PUSHED p/team/app:1.4.2@aaaa 2026-11-20T10:00:00.419Z",
        "gar-insert-untagged,PUSHED p/team/app@aaaa 2026-11-20T10:00:00.419Z",
        "gar-delete-tag,DELETED p/team/app:1.4.2 2026-11-20T10:00:00.419Z",
        "gar-broken,rejected MALFORMED",
        "quay-build,ignored OTHER",
        "dockerhub-push,PUSHED team/app:1.4.2 2026-11-20T10:00:00Z ci"
    })
    void readsWhatTheSourceSays(String payload, String line) {
        assertThat(lines(payload)).containsExactly(line);
    }

    @Test
    void readsCloudEventsInBinaryModeFromHeadersAndBody() {
        assertThat(lines("zot-updated", ZOT))
                .containsExactly("PUSHED team/app:1.4.2@aaaa 2026-11-20T10:00:00Z ci regctl");
        assertThat(only("zot-updated", ZOT).id()).isEqualTo("2a7c0f0e-8f9e-4d6f-9f5e-0d5a5a1b2c3d");
        assertThat(only("zot-updated", ZOT).mediaType()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(lines("zot-updated")).containsExactly("rejected MALFORMED");
    }

    @Test
    void passesOverWhatZotScannedOrCreated() {
        var scanned = new java.util.HashMap<>(ZOT);
        scanned.put("ce-type", "zotregistry.image.scanned");
        assertThat(lines("zot-updated", scanned)).containsExactly("ignored OTHER");
    }

    @Test
    void aPushOfSeveralTagsIsSeveralPushes() {
        assertThat(lines("quay-push"))
                .containsExactly(
                        "PUSHED team/app:latest 2026-11-20T10:00:05Z", "PUSHED team/app:1.4.2 2026-11-20T10:00:05Z");
        assertThat(lines("quay", "{\"repository\":\"team/app\",\"updated_tags\":[]}", Map.of()))
                .containsExactly("PUSHED team/app 2026-11-20T10:00:05Z");
    }

    @ParameterizedTest
    @CsvSource({
        "github-published,PUSHED team/app:1.4.2@aaaa 2026-11-20T10:00:00Z ci",
        "github-child,PUSHED team/app@aaaa 2026-11-20T10:00:00Z ci",
        "github-npm,ignored OTHER"
    })
    void readsPackagesThatAreImages(String payload, String line) {
        assertThat(lines(payload, GITHUB)).containsExactly(line);
        assertThat(lines(payload, Map.of("X-GitHub-Event", "push"))).containsExactly("ignored OTHER");
    }

    @Test
    void knowsADeliveryOfGitHubByItsNumber() {
        assertThat(only("github-published", GITHUB).id()).isEqualTo("72d3162e-cc78-11e3-81ab-4c9367dc0958");
        assertThat(lines("github-ping", Map.of("X-GitHub-Event", "ping"))).containsExactly("ignored OTHER");
    }

    @Test
    void readsAllEventsOfAGrid() {
        assertThat(lines("acr-event-grid"))
                .containsExactly(
                        "PUSHED team/app:1.4.2@aaaa 2026-11-20T10:00:00.402973972Z docker/27.3.1", "ignored OTHER");
    }

    @Test
    void shakesHandsWithEventGridAndNobodyElse() {
        assertThat(format("acr").handshake(delivery(body("acr-validation"), Map.of())))
                .contains("{\"validationResponse\":\"512d38b6-c7b8-40c8-89fe-f46f9e9622b6\"}");
        assertThat(format("acr").handshake(delivery(body("acr-event-grid"), Map.of())))
                .isEmpty();
        assertThat(format("harbor").handshake(delivery(body("acr-validation"), Map.of())))
                .isEmpty();
    }
}
