package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.system.registry.Image;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.registry.Skopeo;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Somebody has CNCF Distribution notify Tidemark, and goes on working. */
@WithStack
@Order(4)
final class NotificationsIT {

    /** A second is what it is meant to take; the rest is for a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Stack stack;

    NotificationsIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> whatHappensInARegistryIsTold() {
        return stack.telling().stream()
                .map(registry -> DynamicTest.dynamicTest(registry.name(), () -> journey(registry)));
    }

    private void journey(RegistryUnderTest registry) {
        Assumptions.assumeTrue(Skopeo.IS_HERE, "skopeo is not on this machine");
        // given
        var image = Images.index(registry.name() + " told", Instant.now());
        // when, then
        tellsOfAPush(registry, image);
        tellsOfPullsAndCopies(registry, image);
        isNotMisledByOurOwnReading(registry);
        tellsOfADeletion(registry, image);
        tellsInTime(registry);
    }

    private void tellsOfAPush(RegistryUnderTest registry, Image image) {
        registry.push("told/app", image, "1.0");
        var pushed = await(registry, ArtifactPushed.class, told -> new Tag("1.0").equals(told.tag()));
        assertThat(pushed.digest()).isEqualTo(image.digest());
        assertThat(pushed.mediaType()).isEqualTo(image.mediaType());
        assertThat(all(registry, ArtifactPushed.class))
                .extracting(ArtifactPushed::digest)
                .as("its children too, and no layers")
                .containsExactlyInAnyOrder(
                        image.digest(),
                        image.children().get(0).digest(),
                        image.children().get(1).digest());
    }

    private void tellsOfPullsAndCopies(RegistryUnderTest registry, Image image) {
        registry.assertPullable("told/app", image.digest());
        registry.copy("told/app:1.0", "told/copied:2.0");
        await(registry, ArtifactPulled.class, told -> told.digest().equals(image.digest()) && told.tag() == null);
        await(registry, ArtifactPulled.class, told -> new Tag("1.0").equals(told.tag()));
        var copied = await(registry, ArtifactPushed.class, told -> new Tag("2.0").equals(told.tag()));
        assertThat(copied.repository()).isEqualTo(new RepositoryName("told/copied"));
    }

    /** A dry run looks at every image, and the registry tells of that like of everything else. */
    private void isNotMisledByOurOwnReading(RegistryUnderTest registry) {
        var before = pullsUntil(registry, "before");
        var harbor = stack.harborOf(registry.name());
        long policy = harbor.createPolicy(Documents.newestFive(harbor.createProject("told")));
        assertThat(harbor.run(policy, true).status()).isEqualTo("Success");
        assertThat(pullsUntil(registry, "after")).isEqualTo(before);
        assertThat(stack.metrics()).contains("retention_hooks_ignored_total{format=\"distribution\",reason=\"ours\"}");
    }

    /** Distribution tells one thing after the other: what is pushed now is told after all that happened before. */
    private List<ArtifactPulled> pullsUntil(RegistryUnderTest registry, String tag) {
        registry.client().push("told/marker", Images.image(tag, Instant.now()), tag);
        await(registry, ArtifactPushed.class, told -> new Tag(tag).equals(told.tag()));
        return all(registry, ArtifactPulled.class);
    }

    private void tellsOfADeletion(RegistryUnderTest registry, Image image) {
        registry.client().delete("told/app", image.digest());
        var deleted =
                await(registry, ArtifactDeleted.class, told -> image.digest().equals(told.digest()));
        assertThat(deleted.repository()).isEqualTo(new RepositoryName("told/app"));
        assertThat(deleted.tag()).isNull();
    }

    private void tellsInTime(RegistryUnderTest registry) {
        var delays = stack.events().delays(Topic.REGISTRY_EVENTS, ArtifactPushed.class, of(registry)).stream()
                .sorted()
                .toList();
        System.out.printf(
                "registry %s: %d pushes told after %d ms (median), %d ms (the slowest)%n",
                registry,
                delays.size(),
                delays.get(delays.size() / 2).toMillis(),
                delays.get(delays.size() - 1).toMillis());
        assertThat(delays).allMatch(delay -> delay.compareTo(PATIENCE) < 0);
    }

    private <E extends RegistryEvent> E await(RegistryUnderTest registry, Class<E> type, Predicate<E> condition) {
        return stack.events().await(Topic.REGISTRY_EVENTS, type, condition.and(of(registry)), PATIENCE);
    }

    private <E extends RegistryEvent> List<E> all(RegistryUnderTest registry, Class<E> type) {
        return stack.events().all(Topic.REGISTRY_EVENTS, type, of(registry));
    }

    private static <E extends RegistryEvent> Predicate<E> of(RegistryUnderTest registry) {
        return told -> told.registry().value().equals(registry.name());
    }
}
