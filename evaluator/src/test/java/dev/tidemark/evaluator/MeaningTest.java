package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.NOW;
import static dev.tidemark.evaluator.EvaluatorFixtures.REPOSITORY;
import static dev.tidemark.evaluator.EvaluatorFixtures.daysAgo;
import static dev.tidemark.evaluator.EvaluatorFixtures.image;
import static dev.tidemark.evaluator.EvaluatorFixtures.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.evaluator.meaning.Meaning;
import dev.tidemark.evaluator.pattern.CpuTime;
import dev.tidemark.evaluator.pattern.NamePattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That what has one meaning does one thing, over repositories and policies that nobody thought of. */
class MeaningTest {

    private static final RegistryName REGISTRY = new RegistryName("registry");
    private static final Selector UNTAGGED = new Selector.Untagged();
    private static final Selector TAGGED = new Selector.Not(UNTAGGED);
    private static final List<Scope> SCOPES = List.of(
            Scope.ofRegistry(REGISTRY),
            Scope.ofProject(REGISTRY, REPOSITORY.project()),
            Scope.ofRepository(REGISTRY, REPOSITORY));

    @Test
    void rulesInTheOneFormCondemnWhatTheyCondemnedBefore() {
        RandomWorld.each(world -> {
            for (Scope scope : SCOPES) {
                Meaning meaning = new Meaning(scope, world.rules());

                assertThat(world.with(meaning.rules()).plan().condemned())
                        .isEqualTo(world.plan().condemned());
                assertThat(new Meaning(scope, meaning.rules())).isEqualTo(meaning);
            }
        });
    }

    @Test
    void whereWhateverHasATagStaysItDoesNotMatterWhatIsJudgedAsOne() {
        RandomWorld.each(world -> {
            RandomRules random = new RandomRules(world.chance());
            List<RetentionRule> rules = new ArrayList<>(List.of(rule(new Keep.Always(), TAGGED)));
            rules.add(rule(random.rule(1).keep(), UNTAGGED));
            rules.add(rule(random.rule(2).keep(), TAGGED));
            RetentionRules tags =
                    new RetentionRules(Unit.TAG, rules, world.rules().allowEmpty());
            RetentionRules images = new RetentionRules(Unit.ARTIFACT, rules, tags.allowEmpty());

            assertThat(meaning(images)).isEqualTo(meaning(tags));
            assertThat(world.with(images).plan().condemned())
                    .isEqualTo(world.with(tags).plan().condemned());
        });
    }

    @Test
    void elseItMatters() {
        Snapshot twoTagsOnOneImage = new Snapshot(
                REPOSITORY,
                List.of(image(1, tag("v1", daysAgo(3)), tag("stable", daysAgo(1))), image(2, tag("v2", daysAgo(2)))),
                true,
                null);
        List<RetentionRule> newest = List.of(rule(new Keep.Newest(By.PUSHED, 2), TAGGED));
        RetentionRules tags = new RetentionRules(Unit.TAG, newest, false);
        RetentionRules images = new RetentionRules(Unit.ARTIFACT, newest, false);

        assertThat(Evaluator.plan(twoTagsOnOneImage, tags, NOW).condemned()).hasSize(1);
        assertThat(Evaluator.plan(twoTagsOnOneImage, images, NOW).condemned()).isEmpty();
        assertThat(meaning(tags)).isNotEqualTo(meaning(images));
    }

    @Test
    void wholeNamesAreProjectsWithTheRest() {
        assertThat(meaning(in(new Selector.ByName(new Pattern(Syntax.GLOB, "shop/**")))))
                .isEqualTo(meaning(in(project("shop"))));
        assertThat(meaning(in(new Selector.ByName(new Pattern(Syntax.LITERAL, "shop/app")))))
                .isEqualTo(meaning(
                        in(project("shop"), new Selector.ByRepository(new Pattern(Syntax.GLOB, "app"), false))));
        assertThat(meaning(in(new Selector.ByName(new Pattern(Syntax.LITERAL, "app")))))
                .isEqualTo(
                        meaning(in(project("_"), new Selector.ByRepository(new Pattern(Syntax.GLOB, "app"), false))));
        assertThat(meaning(in(new Selector.ByName(new Pattern(Syntax.GLOB, "s*/app")))))
                .isNotEqualTo(meaning(in(project("s*"))));
    }

    @Test
    void patternsThatAreTakenForOneMatchTheSame() {
        Chance chance = new Chance(7);
        List<String> pieces = List.of("a", "b", "-", ".", "*", "?", "/", "ab", "1");
        for (int i = 0; i < 5_000; i++) {
            String text = String.join("", chance.some(1 + chance.below(5), () -> chance.pick(pieces)));
            Pattern theirs = new Pattern(Syntax.DOUBLESTAR, text);
            Pattern ours = new Pattern(Syntax.GLOB, text);
            if (meaning(in(new Selector.ByRepository(theirs, false)))
                    .equals(meaning(in(new Selector.ByRepository(ours, false))))) {
                String name =
                        String.join("/", chance.some(1 + chance.below(2), () -> chance.pick("a", "ab", "b-1", "a.b")));
                assertThat(NamePattern.compile(theirs).matches(name))
                        .as("%s on %s", text, name)
                        .isEqualTo(NamePattern.compile(ours).matches(name));
            }
        }
    }

    @Test
    void aPolicyAsLargeAsTheyComeTakesNoTime() {
        List<Selector> tags = IntStream.range(0, 10_000)
                .<Selector>mapToObj(i -> Selector.ByTag.matching(new Pattern(Syntax.LITERAL, "tag" + i)))
                .toList();
        List<Selector> projects =
                IntStream.range(0, 10_000).mapToObj(i -> project("p" + i)).toList();
        Selector any = new Selector.AnyOf(tags);
        List<RetentionRule> rules = List.of(
                rule(new Keep.Always(), any),
                new RetentionRule(
                        "rule", false, List.of(new Selector.AnyOf(projects)), List.of(any), new Keep.Always()),
                rule(new Keep.Newest(By.PUSHED, 3), new Selector.Not(any)));

        assertThat(CpuTime.isWithin(Duration.ofSeconds(1), () -> meaning(new RetentionRules(Unit.TAG, rules, false))))
                .isTrue();
    }

    private static Selector project(String name) {
        return new Selector.ByProject(new Pattern(Syntax.LITERAL, name), false);
    }

    private static RetentionRules in(Selector... repositories) {
        RetentionRule rule =
                new RetentionRule("rule", false, List.of(repositories), List.of(TAGGED), new Keep.Newest(By.PUSHED, 1));
        return new RetentionRules(Unit.TAG, List.of(rule), false);
    }

    private static RetentionRule rule(Keep keep, Selector... artifacts) {
        return new RetentionRule("rule", false, List.of(), Stream.of(artifacts).toList(), keep);
    }

    private static Meaning meaning(RetentionRules rules) {
        return new Meaning(Scope.ofRegistry(REGISTRY), rules);
    }
}
