package dev.tidemark.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tidemark plan}, over files. */
final class PlanTest {

    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLES = ROOT.resolve("docs/plan");
    private static final Pattern EXAMPLE =
            Pattern.compile("```console\n\\$ \\./tidemark ((?:.*\\\\\n)*.*)\n((?:\\{.*\n)*)```");
    private static final String NOW = "--now=2026-03-01T12:00:00Z";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void explainsItself() {
        assertThat(run("plan", "--help")).isZero();
        assertThat(out.toString())
                .contains("--policy", "--dialect", "--snapshot", "--registry", "--repository", "--cases", "--now")
                .contains("TIDEMARK_REGISTRY_USER", "docs/plan.md");
    }

    @Test
    void printsWhatItsPageShows() throws IOException {
        var shown = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/plan.md")))
                .results()
                .toList();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
        for (var example : shown) {
            out.getBuffer().setLength(0);
            assertThat(run(arguments(example.group(1)))).isZero();
            assertThat(out.toString()).isEqualTo(example.group(2));
        }
        assertThat(err.toString()).isEmpty();
    }

    /** With files where they are from here. */
    private static String[] arguments(String command) {
        return Stream.of(command.replace("\\\n", " ").trim().split("\\s+"))
                .map(word -> word.startsWith("docs/") ? ROOT.resolve(word).toString() : word)
                .toArray(String[]::new);
    }

    @Test
    void printsNothingWhereNoRuleSelectsTheRepository() throws IOException {
        var policy = write("policy.json", "{\"algorithm\":\"or\",\"rules\":[]}");
        assertThat(run("plan", "--policy=" + policy, "--dialect=harbor", "--snapshot=" + example("snapshot"), NOW))
                .isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void guardsTheLastArtifactAsARealRunDoes() throws IOException {
        var policy = write(
                "policy.json",
                Files.readString(example("harbor")).replaceAll("latestPushedK\": 2", "latestPushedK\": 0"));
        var snapshot = write(
                "snapshot.json",
                "{\"repository\":\"a\",\"artifacts\":[{\"digest\":\"sha256:" + "a".repeat(64)
                        + "\",\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"pushedAt\":\"2026-01-01T00:00:00Z\","
                        + "\"tags\":[{\"name\":\"1\"}]}],\"pullEvidenceSince\":\"2025-01-01T00:00:00Z\"}");
        assertThat(run("plan", "--policy=" + policy, "--dialect=harbor", "--snapshot=" + snapshot, NOW))
                .isZero();
        assertThat(out.toString()).contains("\"outcome\":\"RETAIN\",\"reason\":\"LAST_ONE\"");
    }

    @Test
    void letsCreationTimesCountOnlyIfAskedTo() throws IOException {
        var snapshot = write(
                "snapshot.json",
                Files.readString(example("snapshot"))
                        .replace("\"pushedAt\": \"2026-01-15", "\"createdAt\": \"2026-01-15")
                        .replace("\"pulledAt\"", "\"was\""));
        String[] command = {"plan", "--policy=" + example("harbor"), "--dialect=harbor", "--snapshot=" + snapshot, NOW};
        assertThat(run(command)).isZero();
        assertThat(outcomeOf("1.8.0")).contains("RETAIN", "TIME_UNKNOWN", "CREATED_ONLY");
        out.getBuffer().setLength(0);
        assertThat(run(Stream.concat(Stream.of(command), Stream.of("--trust-created"))
                        .toArray(String[]::new)))
                .isZero();
        assertThat(outcomeOf("1.8.0")).contains("DELETE", "NOT_RETAINED", "\"CREATED\"");
    }

    private String outcomeOf(String tag) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("{\"tag\":\"" + tag))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersCases() throws IOException {
        var snapshot = Files.readString(example("snapshot")).replace("\n", "");
        var cases = write("cases.jsonl", "{\"id\":1,\"snapshot\":" + snapshot + "}\nbroken\n");
        assertThat(run("plan", "--cases=" + cases, "--policy=" + example("tidemark"), "--dialect=tidemark", NOW))
                .isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"id\":1,\"decisions\":[{\"tag\":\"latest\","),
                        second -> assertThat(second).startsWith("{\"id\":null,\"error\":"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "absent.json|there is no such file",
                "''|not such a JSON document",
                "{'complete':false}|the snapshot is not complete",
                "{'repository':'a'}|artifacts is missing",
                "{'repository':'a','artifacts':{}}|artifacts must be a list",
            },
            quoteCharacter = '`')
    void saysInOneLineWhatIsWrongWithASnapshot(String content, String said) throws IOException {
        var snapshot = content.endsWith(".json")
                ? directory.resolve(content)
                : write("snapshot.json", content.replace('\'', '"').replaceAll("^\"\"$", ""));
        assertThat(run("plan", "--policy=" + example("harbor"), "--dialect=harbor", "--snapshot=" + snapshot))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("tidemark: ")
                .contains(said);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysInOneLineWhatIsWrongWithAPolicy() throws IOException {
        var policy = write("policy.json", "{\"algorithm\":\"and\",\"rules\":[{}]}");
        assertThat(run("plan", "--policy=" + policy, "--dialect=harbor", "--snapshot=" + example("snapshot")))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("policy: algorithm 'and'");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1, executor-service is not built: run ./mvnw",
        "https://robot:s3cret@registry.example.com, TIDEMARK_REGISTRY_PASSWORD"
    })
    void saysInOneLineWhyItCannotReadARegistry(String url, String said) {
        var policy = "--policy=" + example("harbor");
        assertThat(run("plan", policy, "--dialect=harbor", "--registry=" + url, "--repository=library/app"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains(said)
                .doesNotContain("s3cret");
    }

    @Test
    void needsToBeToldWhatToPlan() {
        for (var options : List.of(
                List.of("--policy=p", "--dialect=harbor"),
                List.of("--policy=p", "--snapshot=s"),
                List.of("--dialect=harbor", "--snapshot=s"),
                List.of("--policy=p", "--dialect=quay", "--snapshot=s"),
                List.of("--policy=p", "--dialect=harbor", "--registry=http://localhost"),
                List.of("--policy=p", "--dialect=harbor", "--snapshot=s", "--now=today"),
                List.of("--policy=p", "--dialect=harbor", "--snapshot=s", "--cases=c"))) {
            var command = new ArrayList<>(List.of("plan"));
            command.addAll(options);
            assertThat(run(command.toArray(String[]::new))).as("%s", options).isEqualTo(2);
        }
        assertThat(err.toString()).contains("Usage: tidemark plan");
    }

    private static Path example(String name) {
        return EXAMPLES.resolve(name + ".json");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private int run(String... arguments) {
        return Tidemark.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
