package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.system.registry.Image;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Somebody keeps what was pulled last, from a registry that tells of pulls. */
@WithStack
@Order(5)
final class PulledLastIT {

    private static final String REPOSITORY = "pulled/app";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern RANKED_FIRST =
            Pattern.compile("\"tags\":\\[\"(\\w+)\"].*\"verdict\":\"RETAIN\",\"reason\":\"RULE\"");

    private final Stack stack;

    PulledLastIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> aPullMakesAnotherChoice() {
        return stack.telling().stream()
                .map(registry -> DynamicTest.dynamicTest(registry.name(), () -> journey(registry)));
    }

    private void journey(RegistryUnderTest registry) {
        // given
        Image one = pushed(registry, "one");
        Image two = pushed(registry, "two");
        var harbor = stack.harborOf(registry.name());
        long policy = harbor.createPolicy(Documents.pulledLast(harbor.createProject("pulled")));
        // when
        pull(registry, one);
        pull(registry, two);
        // then
        assertThat(chosen(harbor, policy)).containsExactly("two");
        // when
        pull(registry, one);
        // then
        assertThat(chosen(harbor, policy)).containsExactly("one");
    }

    private static Image pushed(RegistryUnderTest registry, String tag) {
        Image image = Images.image(registry + " pulled " + tag, Instant.now());
        registry.client().push(REPOSITORY, image, tag);
        return image;
    }

    /** Until whoever evaluates can know of it. */
    private void pull(RegistryUnderTest registry, Image image) {
        int before = pulls(registry, image);
        registry.assertPullable(REPOSITORY, image.digest());
        Awaitility.await("the pull is told").atMost(PATIENCE).until(() -> pulls(registry, image) > before);
        stack.events().awaitRead("audit-service", Topic.REGISTRY_EVENTS);
    }

    private int pulls(RegistryUnderTest registry, Image image) {
        return stack.events()
                .all(
                        Topic.REGISTRY_EVENTS,
                        ArtifactPulled.class,
                        told -> told.registry().value().equals(registry.name())
                                && told.digest().equals(image.digest()))
                .size();
    }

    /** The tags that the rule retains; what is in doubt stays, too, but not because of it. */
    private static List<String> chosen(HarborClient harbor, long policy) {
        var run = harbor.run(policy, true);
        var decisions = Awaitility.await("the decisions")
                .atMost(PATIENCE)
                .until(
                        () -> harbor.export("/api/v1/executions/" + run.id() + "/decisions?format=ndjson"),
                        lines -> !lines.isEmpty());
        return decisions.stream()
                .map(RANKED_FIRST::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
