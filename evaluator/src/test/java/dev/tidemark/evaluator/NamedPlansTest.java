package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.condemned;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.digest;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.index;
import static dev.tidemark.evaluator.EvaluatorFixtures.referrer;
import static dev.tidemark.evaluator.EvaluatorFixtures.snapshot;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static dev.tidemark.evaluator.EvaluatorFixtures.untagged;
import static dev.tidemark.evaluator.EvaluatorFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of one repository: 1 is a, b and c; 2 is d alone; 3 is the index e of 4 and 5, of which 4 is also f; 6 signs 2; 7 has no tag; 8 is g, which
 * the registry protects, and h.
 */
final class NamedPlansTest {

    private static final Snapshot DIGESTS_ONLY = snapshot(
            image(1, tag("a", daysAgo(1)), tag("b", daysAgo(2)), tag("c", daysAgo(3))),
            image(2, "d", daysAgo(4)),
            index(3, List.of(4, 5), tag("e", daysAgo(5))),
            image(4, "f", daysAgo(5)),
            untagged(5, daysAgo(5)),
            referrer(6, 2),
            untagged(7, daysAgo(6)),
            image(8, new TagSeen(new Tag("g"), daysAgo(7), null, true), tag("h", daysAgo(7))));
    private static final Snapshot TAGS_TOO = DIGESTS_ONLY.deletingTags(true);

    private static Named tags(String... names) {
        return Named.tags(Arrays.stream(names).map(Tag::new).toList());
    }

    private static Named digests(int... numbers) {
        return Named.digests(
                IntStream.of(numbers).mapToObj(EvaluatorFixtures::digest).toList());
    }

    private static Named named(String text) {
        return text.equals("everything")
                ? Named.all()
                : text.startsWith("#")
                        ? digests(Arrays.stream(text.substring(1).split(" #"))
                                .mapToInt(Integer::parseInt)
                                .toArray())
                        : tags(text.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "a,            ''",
        "a b c,        'a,b,c'",
        "d,            'd #6'",
        "e,            'e #5'",
        "e f,          'e #5 f'",
        "f,            ''",
        "z,            ''",
        "h,            ''",
        "#1,           'a,b,c'",
        "#2,           'd #6'",
        "#3,           'e #5'",
        "#5,           ''",
        "#6,           ''",
        "#7,           #7",
        "#8,           ''",
        "#9,           ''",
        "everything,   '#7 e #5 f d #6 a,b,c'",
    })
    void goWithTheirManifestWhereOnlyDigestsCanBeDeleted(String named, String going) {
        assertThat(String.join(" ", condemned(Evaluator.plan(DIGESTS_ONLY, named(named)))))
                .isEqualTo(going);
    }

    @ParameterizedTest
    @CsvSource({
        "a,            'a alone'",
        "a b c,        'a,b,c alone'",
        "d,            'd alone'",
        "e,            'e alone'",
        "f,            'f alone'",
        "h,            'h alone'",
        "g,            ''",
        "#1,           'a,b,c'",
        "#2,           'd #6'",
        "#3,           'e #5'",
        "#4,           ''",
        "#8,           ''",
        "everything,   '#7 e #5 f d #6 a,b,c'",
    })
    void goAloneWhereTagsCanBeDeleted(String named, String going) {
        assertThat(String.join(" ", condemned(Evaluator.plan(TAGS_TOO, named(named)))))
                .isEqualTo(going);
    }

    @ParameterizedTest
    @CsvSource({
        "a,   a RETAIN SHARED_DIGEST spared",
        "d,   d DELETE ASKED_FOR",
        "f,   f RETAIN INDEX_CHILD spared",
        "g,   g RETAIN IMMUTABLE spared",
        "#4,  f RETAIN INDEX_CHILD spared",
        "#5,  #5 RETAIN INDEX_CHILD",
        "#6,  #6 RETAIN REFERRER",
        "#8,  h RETAIN IMMUTABLE spared",
    })
    void areToldWhyTheyStay(String named, String words) {
        assertThat(words(Evaluator.plan(DIGESTS_ONLY, named(named)))).contains(words);
    }

    @Test
    void areAllThatIsCondemned() {
        // when
        Plan plan = Evaluator.plan(TAGS_TOO, tags("a"));
        // then
        assertThat(plan.total()).isEqualTo(9);
        assertThat(plan.retained()).isEqualTo(8);
        assertThat(words(plan)).contains("b RETAIN RULE", "#7 RETAIN RULE");
    }

    @Test
    void mayBeTheLastOfTheirRepository() {
        assertThat(condemned(Evaluator.plan(snapshot(image(1, "a", daysAgo(1))), tags("a"))))
                .containsExactly("a");
    }

    @Test
    void stayWhereSomethingThatCannotBeReadMayReferToThem() {
        // given
        Snapshot doubtful =
                snapshot(untagged(1, daysAgo(1)), Artifact.unreadable(digest(2), List.of(tag("a", daysAgo(1)))));
        // when
        Plan plan = Evaluator.plan(doubtful, digests(1, 2));
        // then
        assertThat(words(plan)).containsExactly("#1 RETAIN UNREADABLE spared", "a RETAIN UNREADABLE spared");
    }

    @ParameterizedTest
    @CsvSource({
        "a,            'a alone'",
        "d,            'd if need be; #6 if need be'",
        "e,            'e if need be; #5 if need be'",
        "f,            'f alone'",
        "#2,           'd; #6'",
        "everything,   '#7; e; #5; f; d; #6; a,b,c'",
    })
    void goEitherWayUntilItIsKnown(String named, String going) {
        // when
        Plan plan = Evaluator.planEitherWay(DIGESTS_ONLY, named(named));
        // then
        List<String> words = condemned(plan);
        List<Condemned> all = plan.condemned();
        assertThat(IntStream.range(0, all.size())
                        .mapToObj(i ->
                                words.get(i) + (Boolean.TRUE.equals(all.get(i).tagsSuffice()) ? " if need be" : "")))
                .containsExactly(going.split("; "));
    }
}
