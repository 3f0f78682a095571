package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.condemned;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.digest;
import static dev.tidemark.evaluator.EvaluatorFixtures.guessed;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.newest;
import static dev.tidemark.evaluator.EvaluatorFixtures.plan;
import static dev.tidemark.evaluator.EvaluatorFixtures.pushed;
import static dev.tidemark.evaluator.EvaluatorFixtures.rule;
import static dev.tidemark.evaluator.EvaluatorFixtures.snapshot;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static dev.tidemark.evaluator.EvaluatorFixtures.tags;
import static dev.tidemark.evaluator.EvaluatorFixtures.untagged;
import static dev.tidemark.evaluator.EvaluatorFixtures.untaggedSince;
import static dev.tidemark.evaluator.EvaluatorFixtures.within;
import static dev.tidemark.evaluator.EvaluatorFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.RetentionRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An unknown or unproven time may retain, never condemn. */
class TimeEvidenceTest {

    @Test
    void sparesWhatHasNoTimeOrAnUnprovenOne() {
        Snapshot snapshot = snapshot(
                image(1, "proven", daysAgo(90)), image(2, "guessed", guessed(daysAgo(90))), image(3, "unknown", null));

        assertThat(words(plan(snapshot, within(By.PUSHED, 7))))
                .containsExactly(
                        "guessed RETAIN TIME_UNKNOWN spared",
                        "proven DELETE NOT_RETAINED",
                        "unknown RETAIN TIME_UNKNOWN spared");
    }

    @Test
    void letsAnUnprovenTimeRetain() {
        Snapshot snapshot = snapshot(image(1, "guessed", guessed(daysAgo(1))));

        assertThat(words(plan(snapshot, within(By.PUSHED, 7)))).containsExactly("guessed RETAIN RULE");
        assertThat(words(plan(snapshot, newest(1)))).containsExactly("guessed RETAIN RULE");
    }

    @Test
    void neverLetsAnUnprovenTimePushAProvenOneOut() {
        Snapshot snapshot = snapshot(
                image(1, "guess1", guessed(daysAgo(1))),
                image(2, "guess2", guessed(daysAgo(2))),
                image(3, "proven3", daysAgo(3)),
                image(4, "proven4", daysAgo(4)),
                image(5, "proven5", daysAgo(5)),
                image(6, "guess6", guessed(daysAgo(6))),
                image(7, "unknown", null));

        assertThat(words(plan(snapshot, newest(2))))
                .containsExactly(
                        "guess1 RETAIN RULE",
                        "guess2 RETAIN RULE",
                        "guess6 RETAIN TIME_UNKNOWN spared",
                        "proven3 RETAIN RULE",
                        "proven4 RETAIN RULE",
                        "proven5 DELETE NOT_RETAINED",
                        "unknown RETAIN TIME_UNKNOWN spared");
    }

    @Test
    void letsATimeBetweenTwoCostAnotherItsPlaceOnlyWhereItSurelyCameLater() {
        Snapshot snapshot = snapshot(
                image(1, "between5and1", between(5, 1)),
                image(2, "exact3", daysAgo(3)),
                image(3, "between5and2", between(5, 2)),
                image(4, "exact5", daysAgo(5)),
                image(5, "exact6", daysAgo(6)));

        assertThat(words(plan(snapshot, newest(1))))
                .containsExactly(
                        "between5and1 RETAIN RULE",
                        "between5and2 RETAIN TIME_UNKNOWN spared",
                        "exact3 RETAIN TIME_UNKNOWN spared",
                        "exact5 DELETE NOT_RETAINED",
                        "exact6 DELETE NOT_RETAINED");
        assertThat(words(plan(snapshot, newest(2))))
                .containsExactly(
                        "between5and1 RETAIN RULE",
                        "between5and2 RETAIN RULE",
                        "exact3 RETAIN TIME_UNKNOWN spared",
                        "exact5 DELETE NOT_RETAINED",
                        "exact6 DELETE NOT_RETAINED");
    }

    @Test
    void countsTheAgeOfATimeBetweenTwoFromTheLaterOne() {
        Snapshot snapshot = snapshot(image(1, "a", between(90, 6)), image(2, "b", between(90, 8)));

        assertThat(words(plan(snapshot, within(By.PUSHED, 7))))
                .containsExactly("a RETAIN RULE", "b DELETE NOT_RETAINED");
    }

    @Test
    void keepsAllThatMayBeTheLastOne() {
        Snapshot snapshot =
                snapshot(image(1, "a", between(20, 10)), image(2, "b", daysAgo(15)), image(3, "c", daysAgo(21)));

        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(within(By.PUSHED, 7)), false);
        assertThat(words(Evaluator.plan(snapshot, rules, EvaluatorFixtures.NOW)))
                .containsExactly("a RETAIN LAST_ONE spared", "b RETAIN LAST_ONE spared", "c DELETE NOT_RETAINED");
    }

    private static TimeEvidence between(long earliest, long latest) {
        return new TimeEvidence(
                daysAgo(latest).at(), TimeSource.FIRST_SEEN, daysAgo(earliest).at());
    }

    @Test
    void provesTheTimeOfAnArtifactOnlyByAllItsTags() {
        Snapshot snapshot = snapshot(
                image(1, tag("a", daysAgo(90)), tag("b", null)),
                image(2, tag("c", daysAgo(90)), tag("d", guessed(daysAgo(99)))),
                image(3, tag("e", daysAgo(90)), tag("f", daysAgo(99))));

        assertThat(words(plan(snapshot, within(By.PUSHED, 7))))
                .containsExactly(
                        "a,b RETAIN TIME_UNKNOWN spared", "c,d RETAIN TIME_UNKNOWN spared", "e,f DELETE NOT_RETAINED");
    }

    @Test
    void countsTheArtifactsOwnPushBesideItsTags() {
        Snapshot snapshot = snapshot(
                pushed(image(1, "young", daysAgo(90)), daysAgo(1)),
                pushed(image(2, "moved", daysAgo(1)), daysAgo(90)),
                pushed(image(3, "old", daysAgo(90)), daysAgo(99)),
                pushed(image(4, tag("a", daysAgo(90)), tag("b", null)), daysAgo(90)));

        assertThat(words(plan(snapshot, within(By.PUSHED, 7))))
                .containsExactly(
                        "a,b RETAIN TIME_UNKNOWN spared",
                        "moved RETAIN RULE",
                        "old DELETE NOT_RETAINED",
                        "young RETAIN RULE");
    }

    @Test
    void countsTheAgeOfWhatLostItsLastTagFromThen() {
        Snapshot snapshot = snapshot(
                untaggedSince(untagged(1, daysAgo(90)), daysAgo(1)),
                untaggedSince(untagged(2, daysAgo(90)), daysAgo(30)),
                untaggedSince(untagged(3, null), daysAgo(30)),
                untaggedSince(untagged(4, daysAgo(1)), daysAgo(30)),
                untagged(5, daysAgo(90)),
                untagged(6, null),
                untaggedSince(image(7, "old", daysAgo(90)), daysAgo(1)));

        Plan plan = plan(snapshot, within(By.PUSHED, 7));

        assertThat(plan.condemned())
                .extracting(one -> Integer.parseInt(one.digest().hex(), 16))
                .containsExactlyInAnyOrder(2, 3, 5, 7);
        assertThat(decision(plan, 6).reason()).isEqualTo(Reason.TIME_UNKNOWN);
        assertThat(decision(plan, 1).untaggedSince()).isEqualTo(daysAgo(1).at());
        assertThat(decision(plan, 7).untaggedSince()).isNull();
    }

    @Test
    void ranksWhatLostItsLastTagByItsPush() {
        Snapshot snapshot = snapshot(
                image(1, "a", daysAgo(10)),
                image(2, "b", daysAgo(20)),
                untaggedSince(untagged(3, daysAgo(90)), daysAgo(1)),
                untaggedSince(untagged(4, null), daysAgo(1)));

        Plan plan = plan(snapshot, newest(By.PUSHED, 2));

        assertThat(decision(plan, 1).verdict()).isEqualTo(Decision.Verdict.RETAIN);
        assertThat(decision(plan, 2).verdict()).isEqualTo(Decision.Verdict.RETAIN);
        assertThat(decision(plan, 3).verdict()).isEqualTo(Decision.Verdict.DELETE);
        assertThat(decision(plan, 4).reason()).isEqualTo(Reason.TIME_UNKNOWN);
    }

    private static Decision decision(Plan plan, int number) {
        return plan.decisions().stream()
                .filter(one -> one.digest().equals(digest(number)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksForNoTimesWhereNoRuleLooksAtThem() {
        Snapshot snapshot = snapshot(image(1, "a", null), image(2, "b", null));

        assertThat(condemned(plan(snapshot, rule(new Keep.Within(By.PUSHED, 1, false), tags("a")))))
                .containsExactly("b");
    }

    @Test
    void namesThePullWhereOnlyThePullIsUnknown() {
        Snapshot snapshot =
                snapshot(image(1, "a", daysAgo(90)), EvaluatorFixtures.pulled(image(2, "b", null), daysAgo(90)));

        assertThat(words(plan(snapshot, within(By.ACTIVE, 7))))
                .containsExactly("a RETAIN PULL_EVIDENCE_INCOMPLETE spared", "b RETAIN TIME_UNKNOWN spared");
    }

    @Test
    void prefersAnotherRulesRetentionToDoubt() {
        Snapshot snapshot = snapshot(image(1, "a", null));

        assertThat(words(plan(snapshot, within(By.PUSHED, 7), EvaluatorFixtures.always("a"))))
                .containsExactly("a RETAIN RULE");
        assertThat(words(plan(snapshot, within(By.PUSHED, 7), rule(new Keep.Newest(By.PUSHED, 0), tags("a")))))
                .containsExactly("a RETAIN TIME_UNKNOWN spared");
    }
}
