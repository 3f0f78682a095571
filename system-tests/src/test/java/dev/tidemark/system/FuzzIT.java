package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.Programs;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
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
        "docs/swr-openapi.yaml, /v2/manage",
        "policy-service/src/test/resources/harbor-retention-openapi.yaml, /api/v2.0",
    })
    void noRequestOfTheDocumentsKindMakesTheServiceFailOrHang(Path document, String base) throws Exception {
        findsNothing(document, base, List.of(), "");
    }

    /**
     * Of names that are made up no repository has one, and then SWR's API looks no further than at those. Tags are left alone: a registry
     * that is slow to delete what was made up would look like a service that fails.
     */
    @Test
    void noRequestAboutARepositoryThatIsThereDoes() throws Exception {
        var image = Images.image("fuzzed", Instant.now().minus(Duration.ofDays(1)));
        stack.sandbox().push("fuzzed/team/app", image, "v1");
        findsNothing(
                Path.of("docs/swr-openapi.yaml"),
                "/v2/manage",
                List.of("--exclude-operation-id=deleteRepoTag"),
                """
                [parameters]
                "path.namespace" = "fuzzed"
                "path.repository" = "team$app"
                """);
    }

    private void findsNothing(Path document, String base, List<String> options, String settings) throws Exception {
        var schemathesis = Programs.find("schemathesis");
        assumeTrue(schemathesis.isPresent(), "no Schemathesis here: .ci/run installs it");
        // when
        var run = start(command(schemathesis.get(), document, base, options), settings);
        var told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // then
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).as(told).isZero();
        assertThat(told).contains("No issues found");
    }

    /** Always the same requests: what fails once fails again. */
    private List<String> command(Path schemathesis, Path document, String base, List<String> options) {
        var command = new ArrayList<>(List.of(
                schemathesis.toString(),
                "run",
                ROOT.resolve(document).toAbsolutePath().toString(),
                "--url=" + stack.frontDoor().url().resolve(base),
                "--auth=" + stack.frontDoor().credentials(),
                "--checks=not_a_server_error",
                "--max-response-time=20",
                "--request-timeout=30",
                "--max-examples=25",
                "--seed=1",
                "--generation-database=none",
                "--warnings=off",
                "--no-color"));
        command.addAll(options);
        return command;
    }

    /** @param settings of Schemathesis, which looks for them where it is started */
    private static Process start(List<String> command, String settings) throws IOException {
        var directory = Files.createTempDirectory("tidemark-fuzz-");
        Files.writeString(directory.resolve("schemathesis.toml"), settings);
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
