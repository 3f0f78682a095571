package dev.tidemark.executor.planning;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.TASK;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static dev.tidemark.executor.planning.PlanningFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.inventory.ContentsSource;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.memory.InMemoryRegistry;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a plan rests on: whether its registry can delete a tag and leave the others, and since when nothing names what no tag names. */
class DecidePlanTest {

    private static final Tag STABLE = new Tag("stable");
    private static final Tag V1 = new Tag("v1");

    private final InMemoryRegistry registry = InMemoryRegistry.empty(REGISTRY, TagDeletion.AS_TAGS);
    private final DecidePlan decidePlan = new DecidePlan(
            Registries.of(true, registry.reader()),
            new ReadReferrers(new FactsCache()),
            new Sharing(ContentsSource.NONE));

    @Test
    void letsATagGoAloneWhereADeleterFoundOutThatItCan() {
        Plan plan = decide(shared(true, null), true);

        assertThat(plan.condemned()).containsExactly(alone(V1));
        assertThat(plan.retained()).isEqualTo(1);
    }

    @Test
    void keepsATagWhereADeleterFoundOutThatItCannotGoAlone() {
        Plan plan = decide(shared(false, null), false);

        assertThat(plan.condemned()).isEmpty();
        assertThat(decision(plan, V1).reason()).isEqualTo(Reason.SHARED_DIGEST);
    }

    @Test
    void believesTheRegistrysKindBeforeAnybodyElse() {
        assertThat(decide(shared(false, true), false).condemned()).containsExactly(alone(V1));
        assertThat(decide(shared(true, false), false).condemned()).isEmpty();
    }

    @Test
    void assumesInADryRunThatItCannot() {
        Plan plan = decide(shared(null, null), true);

        assertThat(plan.condemned()).isEmpty();
        assertThat(decision(plan, V1).reason()).isEqualTo(Reason.SHARED_DIGEST);
    }

    @Test
    void asksTheDeleterToFindOutWhereOtherwiseNobodyWould() {
        assertThat(decide(shared(null, null), false).condemned()).containsExactly(alone(V1));
    }

    @Test
    void assumesThatItCannotAsLongAsSomethingElseBringsTheDeleterThere() {
        Reading reading = new Reading(
                REGISTRY,
                APP,
                Map.of(STABLE, digest(1), V1, digest(1), new Tag("v2"), digest(2)),
                Map.of(digest(1), image(1, NOW), digest(2), image(2, NOW)),
                Set.of(),
                Inventory.EMPTY,
                NOW);

        Plan plan = decide(reading, false);

        assertThat(plan.condemned()).extracting(Condemned::digest).containsExactly(digest(2));
        assertThat(decision(plan, V1).reason()).isEqualTo(Reason.SHARED_DIGEST);
    }

    @Test
    void asksNobodyToFindOutWhereNothingIsKnownAtAll() {
        Reading reading = new Reading(
                REGISTRY,
                APP,
                Map.of(STABLE, digest(1), V1, digest(1)),
                Map.of(digest(1), image(1, NOW)),
                Set.of(),
                Inventory.SILENT,
                NOW);

        assertThat(decide(reading, false).condemned()).isEmpty();
    }

    /** A rule that leaves untagged artifacts a week: of three pushed long ago, one was left long ago, one lately, of one nobody knows. */
    @Test
    void leavesWhatNoTagNamesItsTimeFromTheMomentNothingNamesIt() {
        Instant longAgo = NOW.minus(Duration.ofDays(400));
        Instant lately = NOW.minus(Duration.ofDays(3));
        Inventory inventory = new Inventory(
                true,
                longAgo,
                Map.of(),
                Map.of(
                        digest(2), new Inventory.Untagged(longAgo, null, NOW.minus(Duration.ofDays(30))),
                        digest(3), new Inventory.Untagged(longAgo, longAgo, lately),
                        digest(4), new Inventory.Untagged(longAgo, null, null)),
                List.of(),
                null);
        Reading reading = PlanningFixtures.reading(
                inventory,
                Map.of("stable", 1),
                image(1, longAgo),
                image(2, longAgo),
                image(3, longAgo),
                image(4, null));
        RetentionRule week = new RetentionRule(
                "a week",
                false,
                List.of(),
                List.of(new Selector.Untagged()),
                new Keep.YoungerThan(Keep.By.PUSHED, Duration.ofDays(7).toSeconds()));

        Plan plan = decidePlan.of(task(false, stable(), week), reading).plan();

        assertThat(plan.condemned()).extracting(Condemned::digest).containsExactly(digest(2));
        assertThat(decision(plan, digest(3)).reason()).isEqualTo(Reason.RULE);
        assertThat(decision(plan, digest(4)).reason()).isEqualTo(Reason.TIME_UNKNOWN);
    }

    /** Two years old by its own word, and pushed just now: the inventory, which is behind, has not heard of either. */
    @Test
    void believesNoImageToBeOldWhereAPushLedToThePlan() {
        Instant longAgo = NOW.minus(Duration.ofDays(730));
        Reading reading = new Reading(
                REGISTRY,
                APP,
                Map.of(V1, digest(1), new Tag("v2"), digest(2)),
                Map.of(digest(1), image(1, longAgo), digest(2), image(2, longAgo)),
                Set.of(),
                Inventory.EMPTY,
                NOW);
        RetentionRule week = new RetentionRule(
                "a week",
                false,
                List.of(),
                List.of(new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, "**"), false, false)),
                new Keep.YoungerThan(Keep.By.PUSHED, Duration.ofDays(7).toSeconds()));
        TaskRequested swept = task(false, stable(), week);
        TaskRequested pushed = new TaskRequested(
                swept.meta(),
                swept.task(),
                swept.policy(),
                swept.rules(),
                swept.now(),
                swept.notAfter(),
                false,
                List.of(new UUID(0, 2)));

        assertThat(decidePlan.of(swept, reading).plan().condemned()).isNotEmpty();
        assertThat(decidePlan.of(pushed, reading).plan().condemned()).isEmpty();
    }

    private Plan decide(Reading reading, boolean dryRun) {
        return decidePlan.of(task(dryRun, stable()), reading).plan();
    }

    /** Two tags on one digest. */
    private static Reading shared(Boolean foundOut, Boolean told) {
        Digest digest = digest(1);
        return new Reading(
                REGISTRY,
                APP,
                Map.of(STABLE, digest, V1, digest),
                Map.of(digest, image(1, NOW)),
                Set.of(),
                Set.of(),
                new Inventory(true, null, Map.of(), Map.of(), List.of(), foundOut),
                NOW,
                NOW,
                new Testimony(Map.of(), null, told));
    }

    private static Condemned alone(Tag tag) {
        return new Condemned(digest(1), List.of(tag), false, null);
    }

    private static Decision decision(Plan plan, Tag tag) {
        return plan.decisions().stream()
                .filter(one -> one.tags().contains(tag))
                .findFirst()
                .orElseThrow();
    }

    private static Decision decision(Plan plan, Digest digest) {
        return plan.decisions().stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .orElseThrow();
    }

    private static RetentionRule stable() {
        Selector stable = new Selector.ByTag(new Pattern(Pattern.Syntax.LITERAL, STABLE.value()), false, false);
        return new RetentionRule("stable", false, List.of(), List.of(stable), new Keep.Always());
    }

    private static TaskRequested task(boolean dryRun, RetentionRule... rules) {
        return new TaskRequested(
                EventMeta.of(new UUID(0, 1), NOW, null),
                TASK,
                new PolicyId(1),
                new RetentionRules(RetentionRules.Unit.TAG, List.of(rules), false),
                NOW,
                NOW.plus(Duration.ofDays(1)),
                dryRun,
                List.of());
    }
}
