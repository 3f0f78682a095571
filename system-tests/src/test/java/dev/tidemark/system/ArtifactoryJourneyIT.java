package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.event.StopEvent.StopRequested;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.ArtifactoryClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody whose scripts clean up Artifactory points them at Tidemark: they look first, then delete, then read what became of it. */
@WithStack
@Order(2)
final class ArtifactoryJourneyIT {

    private static final int DAYS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stack stack;
    private final RegistryUnderTest registry;
    private final ArtifactoryClient artifactory;

    ArtifactoryJourneyIT(Stack stack) {
        this.stack = stack;
        this.registry = stack.sandbox();
        this.artifactory = stack.artifactoryOf(registry.name());
    }

    /** An image for each day, the youngest of today. */
    private void push(String repository) {
        IntStream.range(0, DAYS)
                .forEach(days -> registry.push(
                        repository,
                        Images.image(repository + days, Instant.now().minus(Duration.ofDays(days))),
                        "day-" + days));
    }

    private static String olderThanThreeDays(String key, String project) {
        return """
                {"key":"%s","description":"older than three days","cronExp":"","durationInMinutes":10,"skipTrashcan":false,
                 "projectKey":"%s","searchCriteria":{"packageTypes":["docker","npm"],"repos":["%s"],"includedPackages":["**"],
                 "includeAllProjects":false,"includedProjects":[],"createdBeforeInDays":3}}"""
                .formatted(key, project, project);
    }

    @Test
    void looksDeletesAndReportsWhatTheCriteriaSelect() {
        // given
        push("cleaned/app");
        artifactory.create("cleaned-old", olderThanThreeDays("cleaned-old", "cleaned"));
        registry.proxy().forget();
        // when
        long dry = artifactory.start("cleaned-old", true);
        // then
        JsonNode looked = artifactory.awaitEnd("cleaned-old", dry);
        assertThat(looked.at("/policySummary/status").asText()).isEqualTo("COMPLETED");
        assertThat(looked.at("/policySummary/dryRun").asBoolean()).isTrue();
        assertCounts(looked, DAYS, 3);
        assertThat(registry.proxy().changes()).isEmpty();
        assertItems(artifactory.report("cleaned-old", dry), "WOULD_DELETE");
        // when
        artifactory.enable("cleaned-old");
        long run = artifactory.start("cleaned-old", false);
        // then
        JsonNode deleted = artifactory.awaitEnd("cleaned-old", run);
        assertThat(deleted.at("/policySummary/status").asText()).isEqualTo("COMPLETED");
        assertCounts(deleted, DAYS, 3);
        assertThat(registry.client().tags("cleaned/app")).containsOnlyKeys("day-0", "day-1", "day-2");
        List<String> report = artifactory.report("cleaned-old", run);
        assertItems(report, "DELETED");
        assertThat(report)
                .contains("Note,\"Package types not served here, and left alone: npm\"")
                .anyMatch(line -> line.startsWith("Note,There is no trash can here"));
        // when, then
        assertThat(artifactory.stop(run).statusCode()).isEqualTo(400);
        artifactory.delete("cleaned-old");
    }

    private static void assertCounts(JsonNode summary, int total, int processed) {
        JsonNode items = summary.path("processedItemsSummary");
        assertThat(items.path("totalItems").asInt()).isEqualTo(total);
        assertThat(items.path("processedItems").asInt()).isEqualTo(processed);
        assertThat(items.path("failedItems").asInt()).isZero();
        assertThat(items.path("processedVirtualSizeBytes").asLong()).isPositive();
    }

    private static void assertItems(List<String> report, String result) {
        List<String> items = report.stream()
                .filter(line -> line.startsWith("cleaned,app,day-"))
                .toList();
        assertThat(items).hasSize(DAYS);
        for (int days = 0; days < DAYS; days++) {
            String tag = ",day-" + days + ",";
            String expected = days < 3 ? ",RETAINED,RULE,createdBeforeInDays:3," : "," + result + ",NOT_RETAINED,";
            assertThat(items).anyMatch(item -> item.contains(tag) && item.contains(expected));
        }
    }

    @Test
    void aStopOutlivesTheExecutor() throws Exception {
        // given a run that is about to delete
        push("stopped/app");
        artifactory.create("stopped-old", olderThanThreeDays("stopped-old", "stopped"));
        artifactory.enable("stopped-old");
        var gate = registry.proxy().gateAt(request -> request.changes() && request.isIn("stopped/app"));
        long run = artifactory.start("stopped-old", false);
        gate.awaitReached();
        // when
        assertThat(artifactory.stop(run).statusCode()).isEqualTo(202);
        stack.events()
                .await(
                        Topic.STOPS,
                        StopRequested.class,
                        stop -> stop.execution().value() == run,
                        PATIENCE);
        stack.executor().kill();
        gate.discard();
        stack.executor().start();
        // then
        JsonNode stopped = artifactory.awaitEnd("stopped-old", run);
        assertThat(stopped.at("/policySummary/status").asText()).isEqualTo("STOPPED");
        assertThat(stopped.at("/processedItemsSummary/processedItems").asInt()).isZero();
        assertThat(registry.client().tags("stopped/app")).hasSize(DAYS);
    }
}
