package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.decisionOn;
import static dev.tidemark.evaluator.EvaluatorFixtures.digest;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.index;
import static dev.tidemark.evaluator.EvaluatorFixtures.perTag;
import static dev.tidemark.evaluator.EvaluatorFixtures.rule;
import static dev.tidemark.evaluator.EvaluatorFixtures.series;
import static dev.tidemark.evaluator.EvaluatorFixtures.snapshot;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static dev.tidemark.evaluator.EvaluatorFixtures.untagged;
import static dev.tidemark.evaluator.EvaluatorFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ArtifactFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the rule language can say beyond Harbor's. */
class RuleLanguageTest {

    private static final Selector EVERYTHING = Selector.AllOf.EVERYTHING;
    private static final Keep.YoungerThan DAYS_30 = new Keep.YoungerThan(By.PUSHED, 30 * 86_400);

    @Test
    void keepsAtLeastAndAtMostWhateverTheAge() {
        Keep bounded = new Keep.Any(
                List.of(new Keep.Newest(By.PUSHED, 2), new Keep.All(List.of(new Keep.Newest(By.PUSHED, 4), DAYS_30))));
        List<Artifact> old =
                List.of(image(1, "a", daysAgo(40)), image(2, "b", daysAgo(41)), image(3, "c", daysAgo(42)));

        assertThat(retained(snapshot(series(6)), rule(bounded, EVERYTHING))).containsExactly("v1", "v2", "v3", "v4");
        assertThat(retained(snapshot(old), rule(bounded, EVERYTHING))).containsExactly("a", "b");
    }

    @Test
    void agesToTheInstantAndSaturates() {
        Snapshot snapshot = snapshot(
                image(1, "exactly", EvaluatorFixtures.at(NOW.minusSeconds(60))),
                image(2, "over", EvaluatorFixtures.at(NOW.minusSeconds(60).minusNanos(1))));

        assertThat(retained(snapshot, rule(new Keep.YoungerThan(By.PUSHED, 60), EVERYTHING)))
                .containsExactly("exactly");
        assertThat(retained(snapshot, rule(new Keep.YoungerThan(By.PUSHED, Long.MAX_VALUE), EVERYTHING)))
                .containsExactly("exactly", "over");
    }

    @Test
    void keepsTheNewestOfEachStream() {
        Snapshot snapshot = snapshot(IntStream.rangeClosed(1, 8)
                .mapToObj(i -> image(i, List.of("main-", "pr-1-", "pr-2-").get(i % 3) + i, daysAgo(i)))
                .toList());
        Keep perBranch = new Keep.Newest(By.PUSHED, 1, new GroupBy.Capture("^(main|pr-[0-9]+)-"));

        assertThat(retained(snapshot, rule(perBranch, EVERYTHING))).containsExactly("main-3", "pr-1-1", "pr-2-2");
    }

    @Test
    void keepsTheNewestOfEachMinorAndWhatIsNoVersionTogether() {
        Snapshot snapshot = snapshot(
                image(1, "v1.2.0", daysAgo(9)),
                image(2, "1.2.1", daysAgo(8)),
                image(3, "1.3.0-rc.1", daysAgo(7)),
                image(4, "2.0.0", daysAgo(6)),
                image(5, "edge", daysAgo(5)),
                image(6, "nightly", daysAgo(4)));
        Keep perMinor = new Keep.Newest(By.PUSHED, 1, new GroupBy.Version(GroupBy.Part.MINOR));

        assertThat(retained(snapshot, rule(perMinor, EVERYTHING)))
                .containsExactly("1.2.1", "1.3.0-rc.1", "2.0.0", "nightly");
    }

    @Test
    void selectsByVersionRangeExpressionAndGlob() {
        Snapshot snapshot =
                snapshot(image(1, "v1.2.0", daysAgo(1)), image(2, "2.0.0", daysAgo(1)), image(3, "edge", daysAgo(1)));

        assertThat(retained(snapshot, always(Selector.ByTag.matching(new Pattern(Syntax.SEMVER, "^1.0.0")))))
                .containsExactly("v1.2.0");
        assertThat(retained(snapshot, always(Selector.ByTag.matching(new Pattern(Syntax.REGEXP, "d.e$")))))
                .containsExactly("edge");
        assertThat(retained(snapshot, always(Selector.ByTag.matching(new Pattern(Syntax.GLOB, "{e*,2.?.0}")))))
                .containsExactly("2.0.0", "edge");
    }

    @Test
    void selectsByLabelsAndSparesWhatHasUnknownOnes() {
        Snapshot snapshot = snapshot(
                labelled(1, "shop", Map.of("team", "shop")),
                labelled(2, "none", Map.of()),
                labelled(3, "unknown", null));
        Selector shop = new Selector.ByLabel("team", new Pattern(Syntax.LITERAL, "shop"));

        assertThat(words(plan(snapshot, always(shop))))
                .containsExactly("none DELETE NOT_SELECTED", "shop RETAIN RULE", "unknown RETAIN FACTS_UNKNOWN spared");
        assertThat(words(plan(snapshot, always(new Selector.Not(shop)))))
                .containsExactly("none RETAIN RULE", "shop DELETE NOT_SELECTED", "unknown RETAIN FACTS_UNKNOWN spared");
    }

    @Test
    void looksAtTheImagesOfAnIndexHoweverItLeadsToThem() {
        Snapshot snapshot = snapshot(
                index(1, List.of(2, 3), tag("nested", daysAgo(1))),
                index(2, List.of(4)),
                index(3, List.of(4, 5)),
                labelled(4, "shop", Map.of("team", "shop")),
                labelled(5, "none", Map.of()),
                index(6, List.of(5, 99), tag("incomplete", daysAgo(1))));
        Selector shop = new Selector.ByLabel("team", new Pattern(Syntax.LITERAL, "shop"));

        assertThat(retained(snapshot, always(shop))).contains("nested", "shop");
        assertThat(words(plan(snapshot, always(shop)))).contains("incomplete RETAIN FACTS_UNKNOWN spared");
    }

    @Test
    void neverLetsWhatMayNotBeSelectedPushAnotherOneOut() {
        Snapshot snapshot = snapshot(
                labelled(1, "maybe", null),
                labelled(2, "surely", Map.of("team", "shop")),
                labelled(3, "older", Map.of("team", "shop")),
                labelled(4, "maybe4", null));
        RetentionRule newest = rule(new Keep.Newest(By.PUSHED, 1), new Selector.ByLabel("team", null));

        assertThat(words(plan(snapshot, newest)))
                .containsExactly(
                        "maybe RETAIN FACTS_UNKNOWN spared",
                        "maybe4 DELETE NOT_RETAINED",
                        "older DELETE NOT_RETAINED",
                        "surely RETAIN RULE");
    }

    @Test
    void agesByCreationWhereAPolicyAsksForIt() {
        Instant created = daysAgo(40).at();
        Snapshot snapshot =
                snapshot(created(1, "old", created), created(2, "unknown", null), created(3, "epoch", Instant.EPOCH));

        Plan plan = plan(snapshot, rule(new Keep.YoungerThan(By.CREATED, 30 * 86_400), EVERYTHING));

        assertThat(words(plan))
                .containsExactly(
                        "epoch RETAIN TIME_UNKNOWN spared",
                        "old DELETE NOT_RETAINED",
                        "unknown RETAIN TIME_UNKNOWN spared");
        assertThat(decisionOn(plan, 1).created()).isEqualTo(created);
    }

    @Test
    void retainsUntaggedOnesThroughTheirGrace() {
        Snapshot snapshot = new Snapshot(
                REPOSITORY,
                List.of(
                        image(1, "v1", daysAgo(9)),
                        untagged(2, daysAgo(0)),
                        untagged(3, daysAgo(2)),
                        untagged(4, null)),
                true,
                null);
        RetentionRule grace = rule(new Keep.YoungerThan(By.PUSHED, 86_400), new Selector.Untagged());

        assertThat(words(plan(snapshot, always(new Selector.Not(new Selector.Untagged())), grace)))
                .containsExactly(
                        "#2 RETAIN RULE", "#3 DELETE NOT_RETAINED", "#4 RETAIN TIME_UNKNOWN spared", "v1 RETAIN RULE");
    }

    @Test
    void sparesWhatTheRegistryProtects() {
        TagSeen locked = new TagSeen(tag("locked", null).tag(), daysAgo(9), null, true);
        Snapshot snapshot = new Snapshot(
                REPOSITORY, List.of(image(1, locked, tag("free", daysAgo(9))), image(2, "x", daysAgo(9))), true, null);

        assertThat(words(plan(snapshot, rule(new Keep.Newest(By.PUSHED, 0), EVERYTHING))))
                .containsExactly("free DELETE NOT_RETAINED", "locked RETAIN IMMUTABLE spared", "x DELETE NOT_RETAINED");
        assertThat(words(EvaluatorFixtures.plan(snapshot, EvaluatorFixtures.newest(0))))
                .containsExactly("free,locked RETAIN IMMUTABLE spared", "x DELETE NOT_RETAINED");
    }

    private static Plan plan(Snapshot snapshot, RetentionRule... rules) {
        return Evaluator.plan(snapshot, perTag(rules), NOW);
    }

    private static List<String> retained(Snapshot snapshot, RetentionRule... rules) {
        return words(plan(snapshot, rules)).stream()
                .filter(line -> line.endsWith(" RETAIN RULE"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static RetentionRule always(Selector selector) {
        return rule(new Keep.Always(), selector);
    }

    private static Artifact labelled(int number, String tag, Map<String, String> labels) {
        return with(number, tag, null, labels);
    }

    private static Artifact created(int number, String tag, Instant created) {
        return with(number, tag, created, Map.of());
    }

    private static Artifact with(int number, String tag, Instant created, Map<String, String> labels) {
        ArtifactFacts facts = new ArtifactFacts(
                digest(number), EvaluatorFixtures.IMAGE, null, 500, 1_000, created, List.of(), null, labels, Map.of());
        return Artifact.tagged(facts, List.of(tag(tag, daysAgo(number))));
    }
}
