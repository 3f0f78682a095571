package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.INDEX;
import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.always;
import static dev.tidemark.evaluator.EvaluatorFixtures.condemned;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.decisionOn;
import static dev.tidemark.evaluator.EvaluatorFixtures.digest;
import static dev.tidemark.evaluator.EvaluatorFixtures.facts;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.index;
import static dev.tidemark.evaluator.EvaluatorFixtures.newest;
import static dev.tidemark.evaluator.EvaluatorFixtures.plan;
import static dev.tidemark.evaluator.EvaluatorFixtures.referrer;
import static dev.tidemark.evaluator.EvaluatorFixtures.series;
import static dev.tidemark.evaluator.EvaluatorFixtures.snapshot;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static dev.tidemark.evaluator.EvaluatorFixtures.untagged;
import static dev.tidemark.evaluator.EvaluatorFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays although no rule retains it. */
class GuardsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsWhatARetainedIndexRefersTo() {
        Plan plan = plan(
                snapshot(
                        index(1, List.of(2, 3), tag("keep", daysAgo(1))),
                        untagged(2, null),
                        index(3, List.of(4)),
                        untagged(4, null)),
                always("keep"));

        assertThat(words(plan))
                .containsExactly(
                        "#2 RETAIN INDEX_CHILD", "#3 RETAIN INDEX_CHILD", "#4 RETAIN INDEX_CHILD", "keep RETAIN RULE");
        assertThat(plan.total()).isEqualTo(1);
        assertThat(decisionOn(plan, 4))
                .returns(Decision.Role.CHILD, Decision::role)
                .returns(digest(3), Decision::follows);
    }

    @Test
    void condemnsAnIndexBeforeItsChildrenAndThoseWithIt() {
        Plan plan = plan(
                snapshot(
                        untagged(1, null),
                        untagged(2, null),
                        index(3, List.of(2)),
                        index(4, List.of(1, 3), tag("old", daysAgo(9)))),
                always("keep"));

        FreedBytes image = new FreedBytes(500, 1_000);
        assertThat(plan.condemned())
                .containsExactly(
                        new Condemned(digest(4), List.of(tag("old", null).tag()), true, null, image),
                        new Condemned(digest(1), List.of(), true, digest(4), image),
                        new Condemned(digest(3), List.of(), true, digest(4), image),
                        new Condemned(digest(2), List.of(), true, digest(3), image));
        assertThat(words(plan))
                .containsExactly(
                        "#1 DELETE INDEX_CHILD",
                        "#2 DELETE INDEX_CHILD",
                        "#3 DELETE INDEX_CHILD",
                        "old DELETE NOT_SELECTED");
    }

    @Test
    void keepsAChildThatAnotherRetainedIndexShares() {
        Plan plan = plan(
                snapshot(
                        index(1, List.of(3), tag("keep", daysAgo(1))),
                        index(2, List.of(3, 4), tag("old", daysAgo(9))),
                        untagged(3, null),
                        untagged(4, null)),
                always("keep"));

        assertThat(condemned(plan)).containsExactly("old", "#4");
    }

    @Test
    void sparesATaggedChildOfARetainedIndex() {
        Plan plan = plan(
                snapshot(
                        index(1, List.of(2), tag("keep", daysAgo(1))),
                        image(2, "amd64", daysAgo(1)),
                        image(3, "old", daysAgo(1))),
                always("keep"));

        assertThat(words(plan))
                .containsExactly("amd64 RETAIN INDEX_CHILD spared", "keep RETAIN RULE", "old DELETE NOT_SELECTED");
        assertThat(decisionOn(plan, 2).rule()).isEqualTo(digest(1).toString());
        assertThat(plan.retained()).isEqualTo(2);
    }

    @Test
    void judgesATaggedChildOfACondemnedIndexByItself() {
        Snapshot snapshot = snapshot(
                index(1, List.of(2, 3), tag("old", daysAgo(9))),
                image(2, "keep", daysAgo(1)),
                image(3, "drop", daysAgo(99)));

        assertThat(condemned(plan(snapshot, always("keep")))).containsExactly("old", "drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256-%s", "sha256-%s.sig", "sha256-%s.att", "sha256-%s.sbom"})
    void letsWhatIsAttachedByItsTagFollowItsSubject(String form) {
        // given
        String attached = form.formatted(digest(1).hex());
        Snapshot snapshot =
                snapshot(image(1, "v1", daysAgo(9)), image(2, attached, daysAgo(1)), image(3, "keep", daysAgo(1)));

        // when
        Plan dropped = plan(snapshot, always("keep"));
        Plan kept = plan(snapshot, always("v1"));

        // then
        assertThat(dropped.condemned()).extracting(Condemned::digest).containsExactly(digest(1), digest(2));
        assertThat(decisionOn(dropped, 2))
                .returns(Decision.Role.REFERRER, Decision::role)
                .returns(digest(1), Decision::follows);
        assertThat(condemned(kept)).containsExactly("keep");
        assertThat(dropped.total()).isEqualTo(2);
    }

    @Test
    void followsASha512SubjectByTheFirstHalfOfIt() {
        // given
        Digest subject = new Digest("sha512:" + "ab".repeat(64));
        Artifact image = new Artifact(subject, null, List.of(tag("v1", daysAgo(1))), null, null);

        // when
        Plan plan = plan(snapshot(image, image(2, "sha512-" + "ab".repeat(32), daysAgo(1))), always("nothing"));

        // then
        assertThat(decisionOn(plan, 2))
                .returns(Decision.Role.REFERRER, Decision::role)
                .returns(subject, Decision::follows);
    }

    @Test
    void letsReferrersFollowTheirSubjectHoweverDeep() {
        List<Artifact> world = List.of(
                index(1, List.of(2), tag("v1", daysAgo(9))),
                untagged(2, null),
                referrer(3, 2),
                referrer(4, 3),
                index(5, List.of(6), tag("sha256-" + digest(1).hex(), daysAgo(1))),
                referrer(6, 1),
                image(7, "v2", daysAgo(1)));

        assertThat(plan(snapshot(world), always("v1")).condemned())
                .extracting(Condemned::digest)
                .containsExactly(digest(7));
        assertThat(plan(snapshot(world), always("v2")).condemned())
                .extracting(Condemned::digest)
                .containsExactly(digest(1), digest(2), digest(3), digest(4), digest(5), digest(6));
    }

    /** A registry without a list of referrers has an index of them under a tag: deleting one of them alone would leave a hole in it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void keepsAReferrerAsLongAsAnIndexOfReferrersListsIt(int subject) {
        Snapshot snapshot = snapshot(
                image(1, "v1", daysAgo(9)),
                index(5, List.of(6, 7), tag("sha256-" + digest(1).hex(), daysAgo(9))),
                referrer(6, subject, tag("sbom", daysAgo(99))),
                referrer(7, subject));

        Plan plan = plan(snapshot, always("v1"));

        assertThat(plan.condemned()).isEmpty();
        assertThat(decisionOn(plan, 6))
                .returns(Decision.Verdict.RETAIN, Decision::verdict)
                .returns(true, Decision::spared);
    }

    @Test
    void letsAnIndexOfReferrersGoWithThemWhereItsSubjectIsGone() {
        Snapshot snapshot = snapshot(
                index(5, List.of(6), tag("sha256-" + digest(99).hex(), daysAgo(9))),
                referrer(6, 99),
                image(1, "v1", daysAgo(1)));

        assertThat(plan(snapshot, always("v1")).condemned())
                .extracting(Condemned::digest)
                .containsExactly(digest(5), digest(6));
    }

    @Test
    void judgesAReferrerWhoseSubjectIsGoneLikeAnythingElse() {
        Plan plan = plan(
                snapshot(
                        referrer(2, 99, tag("sha256-" + digest(99).hex() + ".sig", daysAgo(9))),
                        image(1, "v1", daysAgo(1))),
                newest(1));

        assertThat(decisionOn(plan, 2).role()).isEqualTo(Decision.Role.CANDIDATE);
        assertThat(plan.condemned()).extracting(Condemned::digest).containsExactly(digest(2));
    }

    @Test
    void judgesWhatHasATagOfItsOwnAndSparesItWithItsSubject() {
        Snapshot snapshot = snapshot(
                image(1, "v1", daysAgo(9)),
                referrer(2, 1, tag("mine", daysAgo(1))),
                image(3, tag("sha256-" + digest(1).hex() + ".sig", daysAgo(1)), tag("too", daysAgo(1))));

        assertThat(words(plan(snapshot, always("v1"))))
                .anyMatch(line -> line.equals("mine RETAIN REFERRER spared"))
                .anyMatch(line -> line.endsWith(",too RETAIN REFERRER spared"));
        assertThat(words(plan(snapshot, always("{mine,too}")))).contains("mine RETAIN RULE", "v1 DELETE NOT_SELECTED");
        assertThat(plan(snapshot, always("nothing")).condemned())
                .hasSize(3)
                .first()
                .returns(digest(1), Condemned::digest);
    }

    @Test
    void keepsFollowersInACircleThatNoCandidateDecidesOn() {
        Plan plan = plan(
                snapshot(
                        image(1, "sha256-" + digest(2).hex(), daysAgo(1)),
                        image(2, "sha256-" + digest(1).hex(), daysAgo(1)),
                        image(3, "old", daysAgo(1))),
                always("nothing"));

        assertThat(condemned(plan)).containsExactly("old");
    }

    @Test
    void sparesAFollowerThatTheRegistryProtects() {
        TagSeen signature = new TagSeen(new Tag("sha256-" + digest(1).hex() + ".sig"), daysAgo(1), null, true);
        Plan plan = plan(snapshot(image(1, "v1", daysAgo(9)), image(2, signature), untagged(3, null)), newest(0));

        assertThat(plan.condemned()).extracting(Condemned::digest).doesNotContain(digest(2));
        assertThat(decisionOn(plan, 2))
                .returns(Decision.Verdict.RETAIN, Decision::verdict)
                .returns(Reason.IMMUTABLE, Decision::reason)
                .returns(true, Decision::spared);
    }

    @Test
    void putsAFollowerBehindAHolderEvenInACircle() {
        // given
        String ofEachOther = "sha256-%s";
        Snapshot snapshot = snapshot(
                index(9, List.of(5), tag("old", daysAgo(9))),
                image(5, ofEachOther.formatted(digest(4).hex()), daysAgo(1)),
                image(4, ofEachOther.formatted(digest(5).hex()), daysAgo(1)),
                referrer(3, 4));

        // when
        Plan plan = plan(snapshot, newest(0));

        // then
        assertThat(plan.condemned())
                .extracting(Condemned::digest, Condemned::follows)
                .containsExactly(
                        tuple(digest(9), null),
                        tuple(digest(5), digest(9)),
                        tuple(digest(4), digest(5)),
                        tuple(digest(3), digest(4)));
        assertThat(decisionOn(plan, 5).follows()).isEqualTo(digest(9));
    }

    @Test
    void copesWithIndexesThatReferToEachOther() {
        Snapshot snapshot = snapshot(
                index(1, List.of(2, 1), tag("a", daysAgo(1))),
                index(2, List.of(1, 3), tag("b", daysAgo(2))),
                untagged(3, null));

        assertThat(condemned(plan(snapshot, always("nothing")))).containsExactly("b", "a", "#3");
        assertThat(condemned(plan(snapshot, always("b")))).isEmpty();
    }

    @Test
    void sparesWhatItCannotReadAndWhateverThatMayReferTo() {
        Plan plan = plan(
                snapshot(
                        Artifact.unreadable(digest(1), List.of(tag("dark", daysAgo(9)))),
                        index(2, List.of(3), tag("old", daysAgo(9))),
                        untagged(3, null),
                        untagged(4, daysAgo(9))),
                newest(0));

        assertThat(words(plan))
                .containsExactly(
                        "#3 RETAIN UNREADABLE spared",
                        "#4 RETAIN UNREADABLE spared",
                        "dark RETAIN UNREADABLE spared",
                        "old DELETE NOT_RETAINED");
    }

    @Test
    void sparesAnUnknownMediaTypeAlsoWhereARuleRetainsIt() {
        Artifact strange = Artifact.tagged(
                facts(1, "application/vnd.acme.bundle+json", List.of(), null), List.of(tag("strange", daysAgo(9))));
        Snapshot snapshot = snapshot(strange, image(2, "old", daysAgo(9)), untagged(3, daysAgo(9)));

        assertThat(words(plan(snapshot, newest(0))))
                .containsExactly(
                        "#3 RETAIN UNKNOWN_MEDIA_TYPE spared",
                        "old DELETE NOT_RETAINED",
                        "strange RETAIN UNKNOWN_MEDIA_TYPE spared");
        assertThat(condemned(plan(snapshot, always("{strange}"), newest(0)))).containsExactly("old");
    }

    @Test
    void knowsMediaTypesWithParametersAndInAnyCase() {
        Artifact image = Artifact.tagged(
                facts(1, INDEX.replace("oci", "OCI") + "; charset=utf-8", List.of(), null),
                List.of(tag("v", daysAgo(1))));

        assertThat(condemned(plan(snapshot(image), newest(0)))).containsExactly("v");
    }

    @Test
    void keepsTheNewestTaggedArtifactAsTheLastOneUnlessAllowed() {
        List<Artifact> world = new ArrayList<>(series(3));
        world.add(untagged(9, daysAgo(0)));
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(newest(0)), false);

        assertThat(words(Evaluator.plan(snapshot(world), rules, NOW)))
                .containsExactly(
                        "#9 DELETE NOT_RETAINED",
                        "v1 RETAIN LAST_ONE spared",
                        "v2 DELETE NOT_RETAINED",
                        "v3 DELETE NOT_RETAINED");
        assertThat(plan(snapshot(world), newest(0)).condemned()).hasSize(4);
    }

    @Test
    void keepsTheLastOneWithAllItNeeds() {
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(newest(0)), false);
        Snapshot snapshot = snapshot(index(1, List.of(2), tag("v1", daysAgo(1))), untagged(2, null), referrer(3, 2));

        assertThat(Evaluator.plan(snapshot, rules, NOW).condemned()).isEmpty();
    }

    @Test
    void condemnsTheOldestUpToTheBudget() {
        int budget = DeletionsCondemned.MAX_SUBJECTS / 2;

        Plan plan = plan(snapshot(series(budget + 3)), newest(1));

        assertThat(plan.subjects()).isEqualTo(DeletionsCondemned.MAX_SUBJECTS);
        assertThat(words(plan))
                .contains(
                        "v1 RETAIN RULE",
                        "v2 RETAIN BUDGET spared",
                        "v3 RETAIN BUDGET spared",
                        "v4 DELETE NOT_RETAINED");
    }

    @Test
    void neverSplitsAnIndexFromItsChildrenForTheBudget() {
        // given
        List<Integer> children = IntStream.range(100_000, 109_991).boxed().toList();
        List<Artifact> world = new ArrayList<>();
        world.add(index(1, children, tag("wide", daysAgo(50))));
        children.forEach(child -> world.add(untagged(child, null)));
        world.addAll(List.of(
                image(2, "older", daysAgo(90)),
                image(3, "old", daysAgo(80)),
                image(4, "mid", daysAgo(70)),
                image(5, "young", daysAgo(10)),
                image(6, "mid2", daysAgo(60))));

        // when
        Plan plan = plan(snapshot(world), newest(0));

        // then
        assertThat(plan.condemned()).hasSize(4);
        assertThat(words(plan))
                .contains(
                        "wide RETAIN BUDGET spared",
                        "#100000 RETAIN INDEX_CHILD",
                        "young RETAIN BUDGET spared",
                        "mid DELETE NOT_RETAINED");
    }

    @Test
    void isNotHeldUpByAGroupThatFitsNoBudget() {
        List<Integer> children = IntStream.range(100_000, 110_000).boxed().toList();
        List<Artifact> world = new ArrayList<>(series(2));
        world.add(index(1_000, children, tag("huge", daysAgo(500))));
        children.forEach(child -> world.add(untagged(child, null)));

        assertThat(condemned(plan(snapshot(world), newest(0)))).containsExactly("v2", "v1");
    }

    @Test
    void keepsTheRecordBelowFourMebibytesByCountingSubjects() throws JsonProcessingException {
        // given
        Digest widest = new Digest("sha512:" + "f".repeat(128));
        Tag longest = new Tag("x".repeat(128));
        FreedBytes most = new FreedBytes(4 * 1024 * 1024, Long.MAX_VALUE);

        // when
        int follower = JSON.writeValueAsBytes(new Condemned(widest, List.of(), true, widest, most)).length + 1;
        int tagged = JSON.writeValueAsBytes(new Condemned(widest, List.of(longest), true, null, most)).length + 1;
        int tag = JSON.writeValueAsBytes(new Condemned(widest, List.of(longest), false, null)).length + 1;

        // then
        int widestSubject = Math.max(Math.max(follower, tag), tagged / 2);
        assertThat((long) widestSubject * DeletionsCondemned.MAX_SUBJECTS).isLessThan(4 * 1024 * 1024 - 64 * 1024);
    }
}
