package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;
import static dev.tidemark.evaluator.EvaluatorFixtures.afterwards;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.pattern.PatternException;
import dev.tidemark.evaluator.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of every plan, over repositories and policies that nobody thought of. */
class RandomWorldsTest {

    @Test
    void thePlanIsTheOneThatTheSlowEvaluatorMakes() {
        RandomWorld.each(world -> {
            RetentionRules rules = world.selecting();
            int most = world.chance().pick(1, 2, 3, 5, 8, 10_000);

            assertThat(rules.rules()).isEqualTo(ReferenceEvaluator.selecting(world.rules(), REPOSITORY));
            assertThat(unlessMalformed(() -> world.plan(most)))
                    .isEqualTo(unlessMalformed(() -> ReferenceEvaluator.plan(world.snapshot(), rules, NOW, most)));
        });
    }

    @Test
    void theOrderOfListingAndOfConditionsNeverChangesThePlan() {
        RandomWorld.each(world -> {
            Shuffle shuffle = new Shuffle(world.chance());
            Plan plan = world.plan();

            assertThat(world.with(shuffle.listing(world.snapshot())).plan()).isEqualTo(plan);
            assertThat(world.with(shuffle.conditions(world.rules())).plan()).isEqualTo(plan);
        });
    }

    @Test
    void theOrderOfRulesNeverChangesWhatGoes() {
        RandomWorld.each(world -> {
            RetentionRules shuffled = new Shuffle(world.chance()).rules(world.rules());

            assertThat(world.with(shuffled).plan().condemned())
                    .isEqualTo(world.plan().condemned());
        });
    }

    @Test
    void carryingOutAPlanLeavesNothingToCondemn() {
        RandomWorld.each(world -> {
            Plan first = world.plan();
            Plan second = world.with(afterwards(world.snapshot(), first)).plan();
            // an orphaned follower is judged from now on, and takes its place among the others
            boolean othersAreJudged = !roles(first).containsAll(roles(second));
            // what a guard kept may have a place of its own once others are gone: then the last one is not the last any
            // more
            boolean othersStay = tells(first, Reason.LAST_ONE) && !tells(second, Reason.LAST_ONE);
            if (!othersAreJudged && !othersStay) {
                assertThat(second.condemned()).isEmpty();
            }
        });
    }

    @Test
    void oneMoreRuleNeverCondemnsMore() {
        RandomWorld.eachThatMayBeEmptied(world -> {
            boolean judges = world.selecting().rules().stream()
                    .anyMatch(rule -> !rule.artifacts().isEmpty());
            if (judges) {
                List<RetentionRule> more = new ArrayList<>(world.rules().rules());
                more.add(new RandomRules(world.chance()).rule(9));
                assertThat(subjects(world.plan()))
                        .containsAll(subjects(world.with(rules(world, more)).plan()));
            }
        });
    }

    @Test
    void oneMoreWayToBeKeptNeverCondemnsMore() {
        RandomWorld.eachThatMayBeEmptied(world -> {
            RandomRules random = new RandomRules(world.chance());
            List<RetentionRule> more = new ArrayList<>(world.rules().rules());
            more.replaceAll(rule -> new RetentionRule(
                    rule.name(),
                    rule.disabled(),
                    rule.repositories(),
                    rule.artifacts(),
                    new Keep.Any(List.of(rule.keep(), random.rule(9).keep()))));

            assertThat(subjects(world.plan()))
                    .containsAll(subjects(world.with(rules(world, more)).plan()));
        });
    }

    @Test
    void anArtifactOfUnprovenAgeNeverPushesAnotherOneOut() {
        RandomWorld.eachThatMayBeEmptied(world -> {
            Artifact unproven = RandomSnapshot.unproven(world.chance());
            List<Artifact> more = new ArrayList<>(world.snapshot().artifacts());
            more.add(unproven);
            Set<String> with = subjects(world.with(new Snapshot(
                            REPOSITORY,
                            more,
                            world.snapshot().deletesTags(),
                            world.snapshot().pullsKnownSince()))
                    .plan());
            with.removeIf(subject -> subject.startsWith(unproven.digest().toString()));

            assertThat(subjects(world.plan())).containsAll(with);
        });
    }

    @Test
    void nothingGoesThatMightStayIfMoreWereKnown() {
        RandomWorld.eachThatMayBeEmptied(world -> {
            Set<By> looksAt = Evidence.of(world.selecting().rules(), null).times();
            Snapshot known = new Completion(world.snapshot(), looksAt, world.chance()).snapshot();

            assertThat(subjects(world.with(known).plan())).containsAll(subjects(world.plan()));
        });
    }

    private static RetentionRules rules(RandomWorld world, List<RetentionRule> rules) {
        return new RetentionRules(world.rules().unit(), rules, true);
    }

    private static <T> Optional<T> unlessMalformed(Supplier<T> supplier) {
        try {
            return Optional.of(supplier.get());
        } catch (PatternException malformed) {
            return Optional.empty();
        }
    }

    private static Set<String> subjects(Plan plan) {
        return plan.condemned().stream()
                .flatMap(RandomWorldsTest::subjects)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<String> subjects(Condemned one) {
        Stream<String> tags = one.tags().stream().map(tag -> one.digest() + " " + tag);
        return one.withManifest() && one.tags().isEmpty()
                ? Stream.of(one.digest().toString())
                : tags;
    }

    private static boolean tells(Plan plan, Reason reason) {
        return plan.decisions().stream().anyMatch(one -> one.reason() == reason);
    }

    private static Collection<String> roles(Plan plan) {
        return plan.decisions().stream()
                .map(one -> one.digest() + " " + one.role())
                .collect(Collectors.toSet());
    }
}
