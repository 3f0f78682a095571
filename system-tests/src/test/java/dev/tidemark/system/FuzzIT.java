package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.system.registry.Programs;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody sends whatever a document allows, and what it does not. It comes last: nobody knows what is there afterwards. */
@WithStack
@Order(Integer.MAX_VALUE)
final class FuzzIT {

    private static final Path ROOT = Path.of(System.getProperty("tidemark.root", ".."));

    private final Stack stack;

    FuzzIT(Stack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "docs/openapi.yaml, /",
        "docs/artifactory-openapi.yaml, /artifactory",
        "policy-service/src/test/resources/harbor-retention-openapi.yaml, /api/v2.0",
    })
    void noRequestOfTheDocumentsKindMakesTheServiceFailOrHang(Path document, String base) throws Exception {
        var schemathesis = Programs.find("schemathesis");
        assumeTrue(schemathesis.isPresent(), "no Schemathesis here: .ci/run installs it");
        // when
        var run = start(schemathesis.get(), document, base);
        var told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // then
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).as(told).isZero();
        assertThat(told).contains("No issues found");
    }

    /** Always the same requests: what fails once fails again. */
    private Process start(Path schemathesis, Path document, String base) throws IOException {
        return new ProcessBuilder(
                        schemathesis.toString(),
                        "run",
                        ROOT.resolve(document).toAbsolutePath().toString(),
                        "--url=" + stack.frontDoor().url().resolve(base),
                        "--auth=" + stack.frontDoor().credentials(),
                        "--checks=not_a_server_error",
                        "--max-response-time=20",
                        "--request-timeout=30",
                        "--max-examples=40",
                        "--seed=1",
                        "--generation-database=none",
                        "--warnings=off",
                        "--no-color")
                .directory(Files.createTempDirectory("tidemark-fuzz-").toFile())
                .redirectErrorStream(true)
                .start();
    }
}
