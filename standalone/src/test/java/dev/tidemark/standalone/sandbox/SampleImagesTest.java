package dev.tidemark.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleImagesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    Path directory;

    @Test
    void offersReleasesPlatformsASignatureAndNightlyBuilds() {
        try (var registry = SandboxRegistry.start(directory, 0)) {
            registry.addSamples(NOW);
            var client = new Client(registry.url());
            assertThat(text(client.get("/v2/_catalog"))).contains("library/api", "library/web", "library/worker");
            assertThat(client.get("/v2/library/web/manifests/latest").body())
                    .isEqualTo(client.get("/v2/library/web/manifests/v1.11").body());
            assertThat(text(client.get("/v2/library/api/manifests/2.5.0"))).contains("arm64", "2026-11-18T09:00:00Z");
            assertThat(text(client.get("/v2/library/api/tags/list"))).contains(".sig");
            assertThat(text(client.get("/v2/library/worker/tags/list"))).contains("nightly-20261119");
        }
    }

    @Test
    void leavesARegistryAloneThatHasRepositories() {
        try (var registry = SandboxRegistry.start(directory, 0)) {
            var client = new Client(registry.url());
            client.pushImage("mine/own", "v1", "one");
            registry.addSamples(NOW);
            assertThat(text(client.get("/v2/_catalog"))).contains("[\"mine/own\"]");
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
