package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;
import static dev.tidemark.evaluator.EvaluatorFixtures.always;
import static dev.tidemark.evaluator.EvaluatorFixtures.condemned;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.index;
import static dev.tidemark.evaluator.EvaluatorFixtures.newest;
import static dev.tidemark.evaluator.EvaluatorFixtures.perTag;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static dev.tidemark.evaluator.EvaluatorFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.FreedBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the unit of decision is the tag. */
class TagUnitTest {

    private static final List<Artifact> SHARED = List.of(
            image(1, tag("latest", daysAgo(1)), tag("v2", daysAgo(5))),
            image(2, tag("v1", daysAgo(9)), tag("stable", daysAgo(9))));

    @Test
    void decidesOnEachTagAndTakesTheManifestWithTheLast() {
        Plan plan = Evaluator.plan(new Snapshot(REPOSITORY, SHARED, true, null), perTag(newest(2)), NOW);

        assertThat(condemned(plan)).containsExactly("stable,v1");
        assertThat(plan.total()).isEqualTo(4);
        assertThat(plan.retained()).isEqualTo(2);
    }

    @Test
    void removesATagAloneWhereTheRegistryCan() {
        Plan plan =
                Evaluator.plan(new Snapshot(REPOSITORY, SHARED, true, null), perTag(always("{latest,stable}")), NOW);

        assertThat(condemned(plan)).containsExactly("v1 alone", "v2 alone");
        assertThat(plan.subjects()).isEqualTo(2);
    }

    @Test
    void tellsWhatAManifestFreesAndThatATagAloneFreesNothing() {
        List<Artifact> world =
                List.of(image(1, tag("latest", daysAgo(1)), tag("v2", daysAgo(5))), image(2, tag("v1", daysAgo(9))));

        Plan plan = Evaluator.plan(new Snapshot(REPOSITORY, world, true, null), perTag(always("latest")), NOW);

        assertThat(condemned(plan)).containsExactly("v1", "v2 alone");
        assertThat(plan.condemned()).extracting(Condemned::frees).containsExactly(new FreedBytes(500, 1_000), null);
    }

    @Test
    void keepsATagThatSharesARetainedDigestWhereTheRegistryCannot() {
        Plan plan = Evaluator.plan(new Snapshot(REPOSITORY, SHARED, false, null), perTag(always("latest")), NOW);

        assertThat(words(plan))
                .containsExactly(
                        "latest RETAIN RULE",
                        "stable DELETE NOT_SELECTED",
                        "v1 DELETE NOT_SELECTED",
                        "v2 RETAIN SHARED_DIGEST spared");
        assertThat(condemned(plan)).containsExactly("stable,v1");
    }

    @Test
    void sparesEveryTagOfAChildOfARetainedIndex() {
        List<Artifact> world = List.of(
                index(1, List.of(2), tag("keep", daysAgo(1))),
                image(2, tag("amd64", daysAgo(1)), tag("x", daysAgo(1))));

        assertThat(words(Evaluator.plan(new Snapshot(REPOSITORY, world, true, null), perTag(always("keep")), NOW)))
                .containsExactly("amd64 RETAIN INDEX_CHILD spared", "keep RETAIN RULE", "x RETAIN INDEX_CHILD spared");
    }
}
