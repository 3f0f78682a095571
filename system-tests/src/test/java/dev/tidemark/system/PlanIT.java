package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.system.registry.RegistriesUnderTest;
import dev.tidemark.system.registry.RegistryUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who has nothing but a registry and a policy asks what would go. */
@Order(2)
final class PlanIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static List<RegistryUnderTest> registries;

    @BeforeAll
    static void start() {
        registries = RegistriesUnderTest.start(directory.resolve("registries"));
    }

    @AfterAll
    static void stop() {
        registries.forEach(RegistryUnderTest::close);
    }

    @TestFactory
    Stream<DynamicTest> saysWhatWouldGoAndOnlyReads() {
        return registries.stream().map(registry -> DynamicTest.dynamicTest(registry.name(), () -> look(registry)));
    }

    private static void look(RegistryUnderTest registry) throws IOException, InterruptedException {
        // given
        var library = new Library(registry, "planned");
        library.push();
        var policy = Files.writeString(directory.resolve("policy.json"), Documents.newestFiveAndReleases(1));
        var saved = directory.resolve(registry.name() + ".json");
        var options = List.of("--policy=" + policy, "--dialect=harbor", "--trust-created");
        // when
        var live = plan(
                options,
                "--registry=" + registry.systemsUrl(),
                "--repository=" + library.app(),
                "--save-snapshot=" + saved);
        // then
        assertThat(registry.proxy().count()).isPositive();
        assertThat(registry.proxy().changes()).isEmpty();
        assertThat(tags(live, "RETAIN")).isEqualTo(library.tagsThatStay().keySet());
        assertThat(tags(live, "DELETE")).isEqualTo(library.tagsThatGo().keySet());
        // and without the registry
        registry.proxy().forget();
        assertThat(plan(options, "--snapshot=" + saved)).isEqualTo(live);
        assertThat(registry.proxy().count()).isZero();
    }

    private static List<JsonNode> plan(List<String> options, String... source)
            throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("tidemark.root", ".."))
                .toAbsolutePath()
                .normalize();
        var command = new ArrayList<>(List.of("sh", root.resolve("tidemark").toString(), "plan"));
        command.addAll(options);
        command.addAll(List.of(source));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var decisions = new ArrayList<JsonNode>();
        for (var line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            decisions.add(JSON.readTree(line));
        }
        assertThat(process.waitFor()).isZero();
        return decisions;
    }

    private static Set<String> tags(List<JsonNode> decisions, String outcome) {
        var tags = new HashSet<String>();
        decisions.stream()
                .filter(decision -> decision.get("outcome").asText().equals(outcome))
                .filter(decision -> !decision.get("tag").isNull())
                .forEach(decision -> tags.add(decision.get("tag").asText()));
        return tags;
    }
}
