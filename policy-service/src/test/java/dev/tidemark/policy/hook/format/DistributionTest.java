package dev.tidemark.policy.hook.format;

import static dev.tidemark.policy.hook.format.Payloads.body;
import static dev.tidemark.policy.hook.format.Payloads.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static final String AT = " 2026-11-20T10:00:00.402973972Z ";
    private static final String DOCKER = "docker/27.3.1 go/go1.22.7";

    @ParameterizedTest
    @ValueSource(strings = {"distribution", "gitlab"})
    void readsEveryEventOfAnEnvelope(String format) {
        assertThat(lines(format, body("distribution-envelope"), Map.of()))
                .containsExactly(
                        "ignored BLOB",
                        "ignored BLOB",
                        "PUSHED team/app@aaaa" + AT + "ci " + DOCKER,
                        "PUSHED team/app:1.4.2@bbbb" + AT + "ci " + DOCKER,
                        "PULLED team/app:1.4.2@bbbb" + AT + "containerd/v1.7.22",
                        "ignored BLOB",
                        "PULLED team/app@aaaa" + AT + "tidemark tidemark/0.1.0",
                        "DELETED team/app@aaaa" + AT + "ci " + DOCKER,
                        "DELETED team/app:1.4.2" + AT + "ci tidemark/0.1.0",
                        "ignored WHOLE_REPOSITORY");
    }

    @Test
    void refusesWhatCannotBeAndReadsTheRest() {
        assertThat(lines("distribution-flawed"))
                .containsExactly(
                        "rejected INVALID_REPOSITORY",
                        "rejected INVALID_TAG",
                        "rejected INVALID_DIGEST",
                        "rejected MALFORMED",
                        "rejected MALFORMED",
                        "PUSHED team/app:1.4.3@cccc" + AT + "ci " + DOCKER);
    }

    @Test
    void anEmptyEnvelopeSaysNothingAndIsUnderstood() {
        assertThat(lines("distribution", "{\"events\":[]}", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.docker.distribution.manifest.v1+prettyjws,true",
        "application/vnd.docker.distribution.manifest.list.v2+json,true",
        "application/vnd.oci.image.index.v1+json,true",
        "application/vnd.oci.image.config.v1+json,false",
        "application/vnd.docker.container.image.rootfs.diff+x-gtar,false",
        "application/vnd.oci.image.layer.v1.tar+gzip,false"
    })
    void tellsManifestsFromBlobsByTheirMediaType(String mediaType, boolean isManifest) {
        String event =
                """
                {"events":[{"action":"push","target":{"mediaType":"%s","digest":"sha256:%s","repository":"a"}}]}"""
                        .formatted(mediaType, "a".repeat(64));
        assertThat(lines("distribution", event, Map.of()))
                .containsExactly(isManifest ? "PUSHED a@aaaa 2026-11-20T10:00:05Z" : "ignored BLOB");
    }
}
