package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.system.registry.Programs;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody who pays for storage counts what was deleted: from the topics, and at the front door. */
@WithStack
@Order(5)
final class AnalyticsIT {

    private static final String PROJECT = "counted";

    private final Stack stack;

    AnalyticsIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void countsDeletionsAndBytesPerProjectAndDayThoughAllIsToldTwice() throws Exception {
        var python = Programs.find("python-with-kafka");
        assumeTrue(python.isPresent(), "no Python with a Kafka client here: .ci/run installs one");
        // given
        var library = new Library(stack.sandbox(), PROJECT);
        tidy(library);
        stack.events().repeat(Topic.RESULTS);
        // when
        var table = run(python.get());
        // then
        assertThat(table.get(0))
                .containsSubsequence("day", "project", "tags", "manifests", "manifest bytes", "content bytes at most");
        assertThat(sum(table, 3)).isEqualTo(library.tagsThatGo().size());
        assertThat(sum(table, 4)).isEqualTo(library.digestsThatGo().size());
        assertThat(sum(table, 5)).isEqualTo(manifestBytes(library));
        assertThat(sum(table, 6)).isEqualTo(contentBytes(library));
    }

    @Test
    void exportsDeletionsAndDecisionsAtTheFrontDoor() {
        // given
        var library = new Library(stack.sandbox(), "exported");
        var run = tidy(library);
        var door = stack.harborOf(stack.sandbox().name());
        // when
        var deletions = door.export("/api/v1/history?project=exported&format=ndjson");
        // Decisions are told in a topic of their own, so that they may be behind their execution's end.
        var decisions = Awaitility.await("the decisions")
                .until(
                        () -> door.export("/api/v1/executions/" + run.id() + "/decisions?format=csv"),
                        rows -> rows.stream().anyMatch(row -> row.contains(",exported/app,")));
        // then
        assertThat(deletions).hasSize(library.history().size());
        assertThat(sum(deletions, "manifestBytes")).isEqualTo(manifestBytes(library));
        assertThat(sum(deletions, "contentBytesAtMost")).isEqualTo(contentBytes(library));
        assertThat(decisions.get(0)).startsWith("execution,task,policy,");
        assertThat(decisions.stream().filter(row -> row.contains(",DELETE,")))
                .hasSize(library.digestsThatGo().size());
    }

    private static long sum(List<String> objects, String field) {
        return objects.stream()
                .map(Pattern.compile("\"" + field + "\":(\\d+)")::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private HarborClient.Run tidy(Library library) {
        library.push();
        var harbor = stack.harborOf(stack.sandbox().name());
        var run = harbor.run(library.createPolicy(harbor), false);
        assertThat(run.status()).isEqualTo("Success");
        return run;
    }

    private List<String> run(Path python) throws IOException, InterruptedException {
        var example = Path.of(System.getProperty("tidemark.root", ".."), "docs", "examples", "deletions_per_day.py");
        var process = new ProcessBuilder(
                        python.toString(),
                        example.toString(),
                        "--bootstrap",
                        stack.events().bootstrapServers())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    /** Of the project's rows: there are two if it was midnight meanwhile. */
    private static long sum(List<String> table, int column) {
        return table.stream()
                .skip(1)
                .map(line -> line.trim().split(" +"))
                .filter(row -> row[2].equals(PROJECT))
                .mapToLong(row -> Long.parseLong(row[column]))
                .sum();
    }

    private static long manifestBytes(Library library) {
        return library.imagesThatGo().stream()
                .mapToLong(image -> image.manifest().length)
                .sum();
    }

    /** What several share once, and nothing that an image has that stays. */
    private static long contentBytes(Library library) {
        var blobs = new HashMap<Digest, byte[]>();
        library.imagesThatGo().forEach(image -> blobs.putAll(image.blobs()));
        library.imagesThatStay()
                .forEach(image -> blobs.keySet().removeAll(image.blobs().keySet()));
        return blobs.values().stream().mapToLong(blob -> blob.length).sum();
    }
}
