package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;
import static dev.tidemark.evaluator.EvaluatorFixtures.always;
import static dev.tidemark.evaluator.EvaluatorFixtures.at;
import static dev.tidemark.evaluator.EvaluatorFixtures.condemned;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.decisionOn;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.newest;
import static dev.tidemark.evaluator.EvaluatorFixtures.plan;
import static dev.tidemark.evaluator.EvaluatorFixtures.policy;
import static dev.tidemark.evaluator.EvaluatorFixtures.rule;
import static dev.tidemark.evaluator.EvaluatorFixtures.series;
import static dev.tidemark.evaluator.EvaluatorFixtures.snapshot;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static dev.tidemark.evaluator.EvaluatorFixtures.tags;
import static dev.tidemark.evaluator.EvaluatorFixtures.untagged;
import static dev.tidemark.evaluator.EvaluatorFixtures.within;
import static dev.tidemark.evaluator.EvaluatorFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.evaluator.pattern.PatternException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules mean, after Harbor. */
class EvaluatorTest {

    @Test
    void retainsTheNewestAndCondemnsTheRestOldestFirst() {
        Plan plan = plan(snapshot(series(5)), newest(2));

        assertThat(condemned(plan)).containsExactly("v5", "v4", "v3");
        assertThat(plan.total()).isEqualTo(5);
        assertThat(plan.retained()).isEqualTo(2);
        assertThat(plan.subjects()).isEqualTo(6);
    }

    @Test
    void saysWhichRuleRetainsAndAtWhichPlace() {
        Plan plan = plan(snapshot(series(3)), always("nothing*"), newest(2));

        assertThat(decisionOn(plan, 2))
                .returns(Decision.Verdict.RETAIN, Decision::verdict)
                .returns(Reason.RULE, Decision::reason)
                .returns(newest(2).name(), Decision::rule)
                .returns(2, Decision::rank)
                .returns(daysAgo(2), Decision::pushed);
        assertThat(decisionOn(plan, 3))
                .returns(Decision.Verdict.DELETE, Decision::verdict)
                .returns(Reason.NOT_RETAINED, Decision::reason)
                .returns(3, Decision::rank);
    }

    @Test
    void retainsTheUnionOfWhatRulesRetain() {
        Plan plan = plan(snapshot(series(5)), newest(1), always("v4"), within(By.PUSHED, 2));

        assertThat(condemned(plan)).containsExactly("v5", "v3");
    }

    @Test
    void condemnsWhatNoRuleSelectsAndTellsItApart() {
        Plan plan = plan(snapshot(series(3)), rule(new Keep.Newest(By.PUSHED, 1), tags("v[12]")));

        assertThat(words(plan)).containsExactly("v1 RETAIN RULE", "v2 DELETE NOT_RETAINED", "v3 DELETE NOT_SELECTED");
    }

    @Test
    void selectsAnArtifactByAnyOfItsTagsAndKeepsAllOfThem() {
        Plan plan = plan(
                snapshot(image(1, tag("latest", daysAgo(1)), tag("x", daysAgo(9))), image(2, "y", daysAgo(1))),
                always("latest"));

        assertThat(words(plan)).containsExactly("latest,x RETAIN RULE", "y DELETE NOT_SELECTED");
    }

    @Test
    void keepsByAnExcludingSelectorWhateverHasAnyOtherTag() {
        Plan plan = plan(
                snapshot(image(1, tag("latest", daysAgo(1)), tag("v1", daysAgo(1))), image(2, "latest2", daysAgo(1))),
                rule(new Keep.Always(), byTag("latest*", true, false)));

        assertThat(condemned(plan)).containsExactly("latest2");
    }

    @ParameterizedTest
    @CsvSource({"false, true, true", "false, false, false", "true, false, true", "true, true, false"})
    void letsTheFlagDecideOnUntaggedArtifacts(boolean excluding, boolean untagged, boolean retained) {
        Plan plan = plan(snapshot(untagged(1, daysAgo(1))), rule(new Keep.Always(), byTag("x", excluding, untagged)));

        assertThat(plan.retained() == 1).isEqualTo(retained);
    }

    @Test
    void appliesAllSelectorsOfARuleBeforeItCounts() {
        Plan plan = plan(snapshot(series(6)), rule(new Keep.Newest(By.PUSHED, 1), tags("v[2-5]"), tags("v[4-6]")));

        assertThat(decisionOn(plan, 4).rank()).isEqualTo(1);
        assertThat(plan.retained()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"app, true", "other, false", "**, true"})
    void selectsArtifactsByTheirRepositoryToo(String pattern, boolean retained) {
        Plan plan = plan(
                snapshot(series(1)),
                rule(
                        new Keep.Always(),
                        new Selector.ByRepository(new Pattern(Pattern.Syntax.DOUBLESTAR, pattern), false)));

        assertThat(plan.retained() == 1).isEqualTo(retained);
    }

    @Test
    void skipsRulesThatSelectNoArtifacts() {
        assertThat(condemned(plan(snapshot(series(3)), rule(new Keep.Always()), newest(1))))
                .containsExactly("v3", "v2");
    }

    @Test
    void deletesNothingWhereNoRuleSelectsArtifacts() {
        assertThat(plan(snapshot(series(3)), rule(new Keep.Newest(By.PUSHED, 1)))
                        .condemned())
                .isEmpty();
        assertThat(plan(snapshot(series(3))).retained()).isEqualTo(3);
    }

    @Test
    void ignoresDisabledRules() {
        RetentionRule disabled = new RetentionRule("off", true, List.of(), List.of(tags("**")), new Keep.Always());

        assertThat(condemned(plan(snapshot(series(2)), disabled, newest(1)))).containsExactly("v2");
        assertThat(plan(snapshot(series(2)), disabled).condemned()).isEmpty();
    }

    @Test
    void letsARuleThatRetainsNothingCount() {
        assertThat(plan(snapshot(series(3)), newest(0)).condemned()).hasSize(3);
        assertThat(plan(snapshot(series(3)), always("nothing")).condemned()).hasSize(3);
    }

    @Test
    void retainsAllWhereTheCountIsGreaterThanTheList() {
        assertThat(plan(snapshot(series(3)), newest(Long.MAX_VALUE)).condemned())
                .isEmpty();
    }

    @Test
    void countsArtifactsNotTags() {
        Plan plan = plan(
                snapshot(
                        image(1, tag("a", daysAgo(1)), tag("b", daysAgo(1)), tag("c", daysAgo(1))),
                        image(2, "d", daysAgo(2)),
                        image(3, "e", daysAgo(3))),
                newest(2));

        assertThat(condemned(plan)).containsExactly("e");
    }

    @Test
    void takesTheLatestOfItsTagsForAnArtifactsTime() {
        Plan plan = plan(
                snapshot(image(1, tag("old", daysAgo(100)), tag("new", daysAgo(1))), image(2, "mid", daysAgo(50))),
                newest(1));

        assertThat(condemned(plan)).containsExactly("mid");
    }

    @Test
    void breaksTiesByTagThenByDigest() {
        Instant same = NOW.minusSeconds(60);
        List<Artifact> tied = List.of(
                image(1, "b", at(same)),
                image(2, "a", at(same)),
                image(3, "c", at(same)),
                untagged(5, at(same)),
                untagged(4, at(same)));

        assertThat(condemned(plan(snapshot(tied), newest(0)))).containsExactly("#4", "#5", "a", "b", "c");
        assertThat(plan(snapshot(tied), newest(2)).decisions())
                .extracting(Decision::rank)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-27T12:00:00Z,   true", // to the second
        "2026-02-27T12:00:00.9Z, true",
        "2026-02-27T11:59:59.9Z, false",
        "2027-01-01T00:00:00Z,   true"
    })
    void includesTheCutOffOfNDays(Instant pushed, boolean retained) {
        Plan plan =
                Evaluator.plan(snapshot(image(1, "a", at(pushed))), policy(within(By.PUSHED, 2)), NOW.plusMillis(500));

        assertThat(plan.retained() == 1).isEqualTo(retained);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-27T12:00:00Z, false", "2026-02-27T12:00:01Z, true", "2026-02-27T12:00:00.9Z, false"})
    void excludesTheCutOffOfLastXDays(Instant pushed, boolean retained) {
        Plan plan = plan(snapshot(image(1, "a", at(pushed))), rule(new Keep.Within(By.PUSHED, 2, true), tags("**")));

        assertThat(plan.retained() == 1).isEqualTo(retained);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 106_751, 106_752, 200_000, 300_000, 20_190_904, 2_100_000_000, Long.MAX_VALUE})
    void saturatesAges(long days) {
        List<Artifact> old =
                List.of(image(1, "a", at(Instant.parse("2013-01-01T00:00:00Z"))), image(2, "b", at(Instant.EPOCH)));

        assertThat(plan(snapshot(old), within(By.PUSHED, days)).condemned()).hasSize(days == 20_000 ? 1 : 0);
        assertThat(plan(snapshot(old), rule(new Keep.Within(By.PUSHED, days, true), tags("**")))
                        .retained())
                .isEqualTo(days == 20_000 ? 1 : 2);
    }

    @Test
    void condemnsNothingOnceAPatternProvesBad() {
        assertThatThrownBy(() -> plan(snapshot(series(3)), newest(1), always("v{")))
                .isInstanceOf(PatternException.class);
        assertThat(condemned(plan(snapshot(series(3)), newest(1), always("x{"))))
                .containsExactly("v3", "v2");
    }

    @Test
    void retainsByPullWhatWasPulledAndSparesWhatNobodyKnowsOf() {
        List<Artifact> artifacts = List.of(
                EvaluatorFixtures.pulled(image(1, "a", daysAgo(90)), daysAgo(1)),
                EvaluatorFixtures.pulled(image(2, "b", daysAgo(80)), daysAgo(50)),
                image(3, "c", daysAgo(70)));

        assertThat(words(plan(snapshot(artifacts), within(By.PULLED, 7))))
                .containsExactly("a RETAIN RULE", "b DELETE NOT_RETAINED", "c RETAIN PULL_EVIDENCE_INCOMPLETE spared");
        assertThat(words(plan(snapshot(artifacts), newest(By.PULLED, 1))))
                .containsExactly("a RETAIN RULE", "b DELETE NOT_RETAINED", "c RETAIN PULL_EVIDENCE_INCOMPLETE spared");
    }

    @Test
    void takesTheLaterOfPushAndPullForActivity() {
        List<Artifact> artifacts = List.of(
                EvaluatorFixtures.pulled(image(1, "a", daysAgo(90)), daysAgo(1)),
                EvaluatorFixtures.pulled(image(2, "b", daysAgo(2)), daysAgo(50)),
                EvaluatorFixtures.pulled(image(3, "c", daysAgo(30)), daysAgo(40)),
                image(4, "d", daysAgo(3)),
                image(5, "e", daysAgo(70)));

        assertThat(words(plan(snapshot(artifacts), within(By.ACTIVE, 7))))
                .containsExactly(
                        "a RETAIN RULE",
                        "b RETAIN RULE",
                        "c DELETE NOT_RETAINED",
                        "d RETAIN RULE",
                        "e RETAIN PULL_EVIDENCE_INCOMPLETE spared");
    }

    @Test
    void givesUpNoPlaceToWhatWasNeverPulledButFillsFreeOnes() {
        List<Artifact> artifacts = List.of(
                EvaluatorFixtures.pulled(image(1, "a", daysAgo(90)), daysAgo(1)),
                image(2, "b", daysAgo(80)),
                image(3, "c", daysAgo(70)));

        assertThat(words(plan(snapshot(artifacts), newest(By.PULLED, 2))))
                .containsExactly("a RETAIN RULE", "b RETAIN PULL_EVIDENCE_INCOMPLETE spared", "c RETAIN RULE");
    }

    @Test
    void plansALargeRepositoryInTime() {
        List<Artifact> many = IntStream.range(0, 20_000)
                .mapToObj(i -> image(i, "v" + i, at(NOW.minus(Duration.ofMinutes(i)))))
                .toList();

        Plan plan = Evaluator.plan(
                snapshot(many), policy(newest(19_000), within(By.PUSHED, 1), always("{v5*,release-*}")), NOW);

        assertThat(plan.total()).isEqualTo(20_000);
        assertThat(plan.condemned()).hasSize(1_000);
    }

    @Test
    void refusesASnapshotWithATagTwice() {
        assertThatThrownBy(() -> snapshot(image(1, "a", daysAgo(1)), image(2, "a", daysAgo(1))))
                .hasMessage("tag twice: a");
        assertThatThrownBy(() -> snapshot(image(1, "a", daysAgo(1)), image(1, "b", daysAgo(1))))
                .hasMessageStartingWith("artifact twice: ");
    }

    @Test
    void plansAnEmptyRepository() {
        assertThat(Evaluator.plan(new Snapshot(REPOSITORY, List.of(), true, null), policy(newest(1)), NOW))
                .isEqualTo(new Plan(List.of(), List.of(), 0, 0));
    }

    private static Selector byTag(String pattern, boolean excluding, boolean untagged) {
        return new Selector.ByTag(new Pattern(Pattern.Syntax.DOUBLESTAR, pattern), excluding, untagged);
    }
}
