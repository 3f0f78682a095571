package dev.tidemark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.system.registry.Images;
import dev.tidemark.system.registry.RegistryUnderTest;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.HarborClient.Run;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Somebody has a policy run whenever something is pushed, and goes on pushing. */
@WithStack
@Order(5)
final class EventTriggerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration QUIET_PERIOD = Duration.ofSeconds(1);
    private static final int TIMES = 1_000;

    private final Stack stack;

    EventTriggerIT(Stack stack) {
        this.stack = stack;
    }

    @TestFactory
    Stream<DynamicTest> whatIsPushedPushesTheOldOut() {
        return stack.telling().stream()
                .map(registry -> DynamicTest.dynamicTest(registry.name(), () -> journey(registry)));
    }

    private void journey(RegistryUnderTest registry) {
        // given
        var app = "pushed/app";
        var harbor = stack.harborOf(registry.name());
        long policy = harbor.createPolicy(Documents.newestThree(harbor.createProject("pushed")));
        harbor.runOn(policy, "{\"on\":[\"push\"],\"quietPeriodSeconds\":1}");
        registry.client().push(app, Images.image(registry + " 0", Instant.now()), "0");
        awaitRuns(harbor, policy, 1);
        // when
        var last = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> {
                    var image = Images.image(registry + " " + i, Instant.now());
                    registry.client().push(app, image, Integer.toString(i));
                    return image;
                })
                .reduce((before, after) -> after)
                .orElseThrow();
        // then
        Awaitility.await("three tags")
                .atMost(PATIENCE)
                // One that is listed may be gone when it is looked at.
                .ignoreException(NoSuchElementException.class)
                .untilAsserted(() -> assertThat(registry.client().tags(app)).containsOnlyKeys("8", "9", "10"));
        registry.assertPullable(app, last.digest());
        publishesWhatGoesOnly(registry, harbor, policy);
        isNotWokenByItself(registry, harbor);
        isPrompt(registry, policy);
    }

    private static List<Run> awaitRuns(HarborClient harbor, long policy, int count) {
        return Awaitility.await("the end of " + count + " executions")
                .atMost(PATIENCE)
                .until(
                        () -> harbor.runs(policy),
                        runs -> runs.size() >= count && runs.stream().allMatch(Run::hasEnded));
    }

    private void publishesWhatGoesOnly(RegistryUnderTest registry, HarborClient harbor, long policy) {
        var runs = awaitRuns(harbor, policy, 2);
        var ids = runs.stream().map(Run::id).collect(Collectors.toSet());
        var planned = stack.events()
                .all(
                        Topic.DECISIONS,
                        TaskPlanned.class,
                        told -> ids.contains(told.task().execution().value()));
        assertThat(planned).isNotEmpty().allSatisfy(told -> {
            assertThat(told.condemnedOnly()).isTrue();
            assertThat(told.totals().retained()).isPositive();
        });
        assertThat(planned.stream().flatMap(told -> told.decisions().stream()))
                .as("on %s", registry)
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(decision -> decision.verdict() == Decision.Verdict.DELETE);
        var run = runs.get(0);
        Awaitility.await("the log").untilAsserted(() -> assertThat(
                        harbor.log(run, harbor.tasks(run).get("app")))
                .contains("more stay and were not published"));
    }

    /** It reads the repository each time, and the registry tells of that: were it heard, the policy would run for ever. */
    private void isNotWokenByItself(RegistryUnderTest registry, HarborClient harbor) {
        long policy = harbor.createPolicy(Documents.newestThree(harbor.createProject("watched")));
        harbor.runOn(policy, "{\"on\":[\"pull\"],\"quietPeriodSeconds\":0,\"maxDelaySeconds\":0}");
        registry.client().push("watched/app", Images.image(registry + " watched", Instant.now()), "1");
        assertThat(harbor.run(policy, true).status()).isEqualTo("Success");
        assertThat(registry.client().digest("watched/app", "1")).isPresent();
        awaitRuns(harbor, policy, 2);
        assertThat(requested(policy).stream().flatMap(requested -> requested.causes().stream()))
                .as("what somebody else pulled")
                .hasSize(1);
    }

    private void isPrompt(RegistryUnderTest registry, long policy) {
        var delays = requested(policy).stream()
                .map(requested -> late(registry, requested))
                .sorted()
                .toList();
        System.out.printf(
                "registry %s: %d executions %d ms (the slowest) after the end of the quiet period%n",
                registry, delays.size(), delays.get(delays.size() - 1).toMillis());
        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofSeconds(10)) < 0);
    }

    private List<ExecutionRequested> requested(long policy) {
        return stack.events()
                .all(
                        Topic.EXECUTIONS,
                        ExecutionRequested.class,
                        told -> told.policy().id().value() == policy && told.trigger() == Trigger.EVENT);
    }

    /** From when it was to be asked for until it was. */
    private Duration late(RegistryUnderTest registry, ExecutionRequested requested) {
        var last = stack
                .events()
                .all(Topic.REGISTRY_EVENTS, ArtifactPushed.class, told -> requested
                        .causes()
                        .contains(told.meta().id()))
                .stream()
                .map(ArtifactPushed::at)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("nothing led to " + requested + " on " + registry));
        return Duration.between(last.plus(QUIET_PERIOD), requested.meta().occurredAt());
    }

    @Test
    void whatIsPushedNowIsNeverOldWhateverItSaysAndWhateverIsRemembered() throws Exception {
        // given a registry on which an image's creation counts as its push
        Assumptions.assumeFalse(stack.telling().isEmpty(), "no registry that tells is on this machine");
        var registry = stack.telling().get(0);
        var app = "promoted/app";
        var harbor = stack.harborOf(registry.name());
        long policy = harbor.createPolicy(Documents.youngerThanSevenDays(harbor.createProject("promoted")));
        harbor.runOn(policy, "{\"on\":[\"push\"],\"quietPeriodSeconds\":1,\"maxDelaySeconds\":5}");
        registry.proxy().forget();
        // when
        pushOld(registry, app, 0, TIMES / 4);
        try (var stopped = stack.withoutInventoryProjection()) {
            assertThat(stopped).isNotNull();
            pushOld(registry, app, TIMES / 4, TIMES / 2);
            awaitLookedAt(policy, app, "v" + (TIMES / 2 - 1), Instant.EPOCH);
        }
        stack.auditService().kill();
        pushOld(registry, app, TIMES / 2, TIMES * 3 / 4);
        stack.auditService().start();
        pushOld(registry, app, TIMES * 3 / 4, TIMES);
        awaitLookedAt(policy, app, "v" + (TIMES - 1), Instant.EPOCH);
        awaitRuns(harbor, policy, 3);
        // then
        assertThat(registry.client().tags(app)).hasSize(TIMES);
        assertThat(registry.proxy().changes()).isEmpty();
    }

    private static void pushOld(RegistryUnderTest registry, String app, int from, int to) {
        var created = Instant.now().minus(Duration.ofDays(730));
        IntStream.range(from, to - 1).parallel().forEach(i -> registry.client()
                .push(app, Images.image("promoted " + i, created), "v" + i));
        // The last one by its name is the last one pushed: what is waited for comes after all others.
        registry.client().push(app, Images.image("promoted " + (to - 1), created), "v" + (to - 1));
    }

    @Test
    void whatIsPushedAgainAsItWasIsNewHoweverLittleOfThatIsKnown() throws Exception {
        // given three tags that were pushed a month ago
        Assumptions.assumeFalse(stack.telling().isEmpty(), "no registry that tells is on this machine");
        var registry = stack.telling().get(0);
        var app = "again/app";
        var harbor = stack.harborOf(registry.name());
        long policy = harbor.createPolicy(Documents.youngerThanSevenDays(harbor.createProject("again")));
        harbor.runOn(policy, "{\"on\":[\"push\"],\"quietPeriodSeconds\":1,\"maxDelaySeconds\":5}");
        var image = Images.image("again v1", Instant.now());
        registry.client().push(app, image, "v1");
        registry.client().push(app, Images.image("again v2", Instant.now()), "v2");
        registry.client().push(app, Images.image("again v3", Instant.now()), "v3");
        awaitLookedAt(policy, app, "v3", Instant.EPOCH);
        awaitRuns(harbor, policy, 1);
        Awaitility.await("three pushes")
                .atMost(PATIENCE)
                .until(() -> stack.rememberAsPushed(Duration.ofDays(30), app) == 3);
        registry.proxy().forget();
        // when one of them is pushed again as it was, and nobody takes that in
        var again = Instant.now().minusSeconds(1);
        try (var stopped = stack.withoutInventoryProjection()) {
            assertThat(stopped).isNotNull();
            registry.client().push(app, image, "v1");
            awaitLookedAt(policy, app, "v1", again);
            awaitRuns(harbor, policy, 2);
        }
        // then
        assertThat(registry.client().tags(app)).containsOnlyKeys("v1", "v2", "v3");
        assertThat(registry.proxy().changes()).isEmpty();
        // and once it is known, what is old goes
        Awaitility.await("the push").atMost(PATIENCE).until(() -> stack.audit()
                .pushed(registry.name(), app, "v1")
                .filter(again::isBefore)
                .isPresent());
        assertThat(harbor.run(policy, false).status()).isEqualTo("Success");
        assertThat(registry.client().tags(app)).containsOnlyKeys("v1");
    }

    /** Until an execution was asked for after that tag was pushed, not before that time. */
    private void awaitLookedAt(long policy, String app, String tag, Instant since) {
        var pushed = stack.events()
                .await(
                        Topic.REGISTRY_EVENTS,
                        ArtifactPushed.class,
                        told -> told.repository().equals(new RepositoryName(app))
                                && new Tag(tag).equals(told.tag())
                                && told.meta().occurredAt().isAfter(since),
                        PATIENCE);
        stack.events()
                .await(
                        Topic.EXECUTIONS,
                        ExecutionRequested.class,
                        told -> told.policy().id().value() == policy
                                && told.now().isAfter(pushed.at()),
                        PATIENCE);
    }
}
