package dev.tidemark.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that people use pulls the samples, pushes them to another registry, and deletes there. */
final class SkopeoTest {

    @TempDir
    Path directory;

    @BeforeEach
    void needsSkopeo() {
        assumeThat(isInstalled()).as("skopeo is on the PATH").isTrue();
    }

    @Test
    void copiesAnImageWithAllItsPlatforms() throws Exception {
        try (var from = SandboxRegistry.start(directory.resolve("from"), 0);
                var to = SandboxRegistry.start(directory.resolve("to"), 0)) {
            from.addSamples(Instant.now());
            skopeo(
                    "copy",
                    "--all",
                    "--src-tls-verify=false",
                    "--dest-tls-verify=false",
                    image(from, "library/api:2.3.0"),
                    image(to, "copies/api:2.3.0"));
            assertThat(digest(to, "copies/api:2.3.0")).isEqualTo(digest(from, "library/api:2.3.0"));
            skopeo("delete", "--tls-verify=false", image(to, "copies/api:2.3.0"));
            assertThat(skopeo("list-tags", "--tls-verify=false", image(from, "library/web")))
                    .contains("v1.0", "latest");
        }
    }

    private static String digest(SandboxRegistry registry, String image) throws Exception {
        return skopeo("inspect", "--tls-verify=false", "--format={{.Digest}}", image(registry, image));
    }

    private static String image(SandboxRegistry registry, String name) {
        return "docker://" + registry.url().getAuthority() + "/" + name;
    }

    private static String skopeo(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("skopeo"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("skopeo", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
