package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.IMAGE;
import static dev.tidemark.evaluator.EvaluatorFixtures.INDEX;
import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.digest;
import static dev.tidemark.evaluator.EvaluatorFixtures.perTag;
import static dev.tidemark.evaluator.EvaluatorFixtures.rule;
import static dev.tidemark.evaluator.EvaluatorFixtures.snapshot;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a rule by type retains an artifact, lets it go, or spares it because its type is not known. */
class ArtifactTypeTest {

    private static final Selector CHART = new Selector.ByArtifactType(new Pattern(Pattern.Syntax.LITERAL, "chart"));
    private static final Selector ANY = new Selector.ByArtifactType(new Pattern(Pattern.Syntax.GLOB, "**"));

    @ParameterizedTest
    @CsvSource({
        // chart, its opposite, any, its opposite
        "chart,   RULE, DELETE, RULE, DELETE",
        "image,   DELETE, RULE, RULE, DELETE",
        "'',      DELETE, RULE, DELETE, RULE",
        "unread,  FACTS_UNKNOWN, FACTS_UNKNOWN, FACTS_UNKNOWN, FACTS_UNKNOWN"
    })
    void tellsNothingSaidFromNotAsked(String type, String chart, String noChart, String any, String none) {
        Artifact artifact = type.equals("unread")
                ? Artifact.unreadable(digest(1), List.of(tag("a", daysAgo(1))))
                : tagged(1, IMAGE, type, List.of());

        assertThat(outcomes(List.of(artifact))).containsExactly(chart, noChart, any, none);
    }

    @ParameterizedTest
    @CsvSource({
        "image chart,   RULE, DELETE, RULE, DELETE",
        "image image,   DELETE, RULE, RULE, DELETE",
        "'image ',      DELETE, RULE, RULE, DELETE", // one child says nothing
        "'missing',     FACTS_UNKNOWN, FACTS_UNKNOWN, FACTS_UNKNOWN, FACTS_UNKNOWN",
        "image missing, FACTS_UNKNOWN, FACTS_UNKNOWN, RULE, DELETE",
        "chart missing, RULE, DELETE, RULE, DELETE",
        "'none',        DELETE, RULE, DELETE, RULE"
    })
    void takesAnIndexForWhatItsImagesAre(String children, String chart, String noChart, String any, String none) {
        List<Artifact> world = new ArrayList<>();
        List<Digest> digests = new ArrayList<>();
        for (String type : children.equals("none") ? new String[0] : children.split(" ", -1)) {
            int number = digests.size() + 2;
            digests.add(digest(number));
            if (!type.equals("missing")) {
                world.add(Artifact.untagged(facts(number, IMAGE, type, List.of()), daysAgo(1)));
            }
        }
        world.add(0, tagged(1, INDEX, "", digests));

        assertThat(outcomes(world)).containsExactly(chart, noChart, any, none);
    }

    @ParameterizedTest
    @CsvSource({"'', FACTS_UNKNOWN", "chart, RULE"})
    void doesNotTakeSilenceForAnAnswerWhereAChildIsNotUnderstood(String type, String expected) {
        List<Artifact> world = List.of(
                tagged(1, INDEX, "", List.of(digest(2))),
                Artifact.untagged(facts(2, "application/x-unknown", type, List.of()), daysAgo(1)));

        assertThat(outcome(world, CHART)).isEqualTo(expected);
    }

    private static List<String> outcomes(List<Artifact> world) {
        return Arrays.asList(
                outcome(world, CHART),
                outcome(world, new Selector.Not(CHART)),
                outcome(world, ANY),
                outcome(world, new Selector.Not(ANY)));
    }

    private static String outcome(List<Artifact> world, Selector selector) {
        Plan plan = Evaluator.plan(snapshot(world), perTag(rule(new Keep.Always(), selector)), NOW);
        Decision decision = EvaluatorFixtures.decisionOn(plan, 1);
        return decision.verdict() == Decision.Verdict.DELETE
                ? "DELETE"
                : decision.reason().name();
    }

    private static Artifact tagged(int number, String mediaType, String type, List<Digest> children) {
        return Artifact.tagged(facts(number, mediaType, type, children), List.of(tag("a", daysAgo(1))));
    }

    private static ArtifactFacts facts(int number, String mediaType, String type, List<Digest> children) {
        return new ArtifactFacts(
                digest(number), mediaType, type.isEmpty() ? null : type, 500, 1_000, null, children, null);
    }
}
