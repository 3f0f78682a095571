package dev.tidemark.policy.harbor.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.policy.gateway.GatewayArtifact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarborArtifactTypeTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "application/vnd.oci.image.index.v1+json, -, IMAGE",
                "-, -, UNKNOWN",
                "m, application/vnd.oci.image.config.v1+json, IMAGE",
                "m, application/vnd.docker.container.image.v1+json, IMAGE",
                "m, application/vnd.cncf.helm.config.v1+json, CHART",
                "m, application/vnd.acme.rocket.config.v1+json, ROCKET",
                "m, application/vnd.in-toto+json, UNKNOWN"
            })
    void harborCallsItSo(String mediaType, String artifactType, String expected) {
        Digest digest = new Digest("sha256:" + "1".repeat(64));
        GatewayArtifact artifact =
                new GatewayArtifact(digest, mediaType, artifactType, 0, null, null, null, null, null, null, null);

        assertThat(HarborArtifactType.of(artifact)).isEqualTo(expected);
    }
}
