package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.at;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.decisionOn;
import static dev.tidemark.evaluator.EvaluatorFixtures.facts;
import static dev.tidemark.evaluator.EvaluatorFixtures.guessed;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.newest;
import static dev.tidemark.evaluator.EvaluatorFixtures.plan;
import static dev.tidemark.evaluator.EvaluatorFixtures.pulled;
import static dev.tidemark.evaluator.EvaluatorFixtures.snapshot;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static dev.tidemark.evaluator.EvaluatorFixtures.untagged;
import static dev.tidemark.evaluator.EvaluatorFixtures.watched;
import static dev.tidemark.evaluator.EvaluatorFixtures.within;
import static dev.tidemark.evaluator.EvaluatorFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.policy.Keep.By;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That something was never pulled is a fact only as far back as pulls are known. */
class PullEvidenceTest {

    private static final TimeEvidence EVER = at(Instant.EPOCH);

    @Test
    void condemnsWhatWasNotPulledSinceBeforeTheCutoff() {
        Artifact image = image(1, "a", daysAgo(90));

        assertThat(words(plan(watched(daysAgo(8), image), within(By.PULLED, 7))))
                .containsExactly("a DELETE NOT_RETAINED");
        assertThat(words(plan(watched(daysAgo(7), image), within(By.PULLED, 7))))
                .containsExactly("a DELETE NOT_RETAINED");
        assertThat(words(plan(watched(daysAgo(6), image), within(By.PULLED, 7))))
                .containsExactly("a RETAIN PULL_EVIDENCE_INCOMPLETE spared");
        assertThat(words(plan(snapshot(image), within(By.PULLED, 7))))
                .containsExactly("a RETAIN PULL_EVIDENCE_INCOMPLETE spared");
    }

    @Test
    void trustsANoticedPullOnlyWhereNoLaterOneWentUnnoticed() {
        Artifact noticed = noticed(image(1, "a", daysAgo(90)), daysAgo(30));

        assertThat(words(plan(watched(daysAgo(8), noticed), within(By.PULLED, 7))))
                .containsExactly("a DELETE NOT_RETAINED");
        assertThat(words(plan(watched(daysAgo(6), noticed), within(By.PULLED, 7))))
                .containsExactly("a RETAIN PULL_EVIDENCE_INCOMPLETE spared");
    }

    @Test
    void ranksWhatWasNeverPulledLastWherePullsAreKnownForAllItsLife() {
        Artifact[] images = {
            noticed(image(1, "a", daysAgo(9)), daysAgo(1)), image(2, "b", daysAgo(8)), image(3, "c", daysAgo(20))
        };

        assertThat(words(plan(watched(EVER, images), newest(By.PULLED, 2))))
                .containsExactly("a RETAIN RULE", "b RETAIN RULE", "c DELETE NOT_RETAINED");
        assertThat(words(plan(watched(daysAgo(10), images), newest(By.PULLED, 1))))
                .containsExactly("a RETAIN RULE", "b DELETE NOT_RETAINED", "c RETAIN PULL_EVIDENCE_INCOMPLETE spared");
    }

    @Test
    void neverLetsAGuessedPushDecideBetweenWhatWasNeverPulled() {
        Artifact[] images = {
            image(1, "guessed", guessed(daysAgo(1))), image(2, "a", daysAgo(8)), image(3, "unknown", null)
        };

        assertThat(words(plan(watched(EVER, images), newest(By.PULLED, 1))))
                .containsExactly(
                        "a RETAIN RULE", "guessed RETAIN RULE", "unknown RETAIN PULL_EVIDENCE_INCOMPLETE spared");
    }

    @Test
    void knowsThatSomethingWasNeverPulledOnlySinceItsFirstPush() {
        Artifact[] images = {image(1, "a", daysAgo(1)), image(2, tag("b", daysAgo(2)), tag("earlier", daysAgo(20)))};

        assertThat(words(plan(watched(daysAgo(10), images), newest(By.PULLED, 1))))
                .containsExactly("a RETAIN RULE", "b,earlier RETAIN PULL_EVIDENCE_INCOMPLETE spared");
        assertThat(words(plan(watched(daysAgo(20), images), newest(By.PULLED, 1))))
                .containsExactly("a RETAIN RULE", "b,earlier DELETE NOT_RETAINED");
    }

    @Test
    void knowsNothingOfPullsFromBeforeWhereItMayHaveBeenThereByAnotherName() {
        Artifact old = image(2, "b", daysAgo(2));
        Artifact moved = new Artifact(
                old.digest(),
                old.facts(),
                old.tags(),
                null,
                null,
                null,
                daysAgo(20).at());
        Artifact[] images = {image(1, "a", daysAgo(1)), moved};

        assertThat(words(plan(watched(daysAgo(10), images), newest(By.PULLED, 1))))
                .containsExactly("a RETAIN RULE", "b RETAIN PULL_EVIDENCE_INCOMPLETE spared");
        assertThat(words(plan(watched(daysAgo(20), images), newest(By.PULLED, 1))))
                .containsExactly("a RETAIN RULE", "b DELETE NOT_RETAINED");
    }

    @Test
    void lookingBackBeforeAllImagesNeedsNoEvidenceFromThere() {
        assertThat(words(plan(watched(EVER, image(1, "a", daysAgo(9))), within(By.PULLED, 106_752))))
                .containsExactly("a DELETE NOT_RETAINED");
    }

    @Test
    void countsThePullOfAChildAsOneOfItsIndex() {
        Artifact index = Artifact.tagged(
                facts(1, EvaluatorFixtures.INDEX, List.of(2), null), List.of(tag("multi", daysAgo(90))));
        Artifact child = pulled(untagged(2, null), daysAgo(1));

        Plan plan = plan(watched(EVER, index, child), within(By.PULLED, 7));

        assertThat(words(plan)).contains("multi RETAIN RULE");
        assertThat(decisionOn(plan, 1).pulled().at()).isEqualTo(daysAgo(1).at());
    }

    @Test
    void countsThePullOfAnyTag() {
        TagSeen latest = new TagSeen(tag("latest", null).tag(), daysAgo(50), daysAgo(1), false);
        Artifact image = image(1, tag("v1", daysAgo(50)), latest);

        assertThat(words(plan(watched(EVER, image), within(By.PULLED, 7)))).containsExactly("latest,v1 RETAIN RULE");
        Plan perTag = Evaluator.plan(
                watched(EVER, image, image(2, "x", daysAgo(1))),
                EvaluatorFixtures.perTag(within(By.PULLED, 7)),
                EvaluatorFixtures.NOW);
        assertThat(words(perTag))
                .containsExactly("latest RETAIN RULE", "v1 RETAIN SHARED_DIGEST spared", "x DELETE NOT_RETAINED");
    }

    @Test
    void showsSinceWhenPullsAreKnownWhereARuleLooksAtThem() {
        Snapshot snapshot = watched(daysAgo(8), image(1, "a", daysAgo(90)));

        assertThat(decisionOn(plan(snapshot, within(By.PULLED, 7)), 1).pullsKnownSince())
                .isEqualTo(daysAgo(8).at());
        assertThat(decisionOn(plan(snapshot, within(By.PUSHED, 7)), 1).pullsKnownSince())
                .isNull();
    }

    private static Artifact noticed(Artifact artifact, TimeEvidence pulled) {
        return new Artifact(artifact.digest(), artifact.facts(), artifact.tags(), artifact.pushed(), pulled);
    }
}
