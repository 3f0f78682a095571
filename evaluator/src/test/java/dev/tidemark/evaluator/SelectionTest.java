package dev.tidemark.evaluator;

import static dev.tidemark.evaluator.EvaluatorFixtures.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.pattern.PatternException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    @ParameterizedTest
    @CsvSource({
        "app, library/app, true",
        "library/app, library/app, false",
        "**, library/a/b/c, true",
        "*, library/a/b, false",
        "a/**, library/a/b, true",
        "app, app, true"
    })
    void matchesTheNameWithoutItsProject(String pattern, String repository, boolean selected) {
        assertThat(selects(new Selector.ByRepository(doublestar(pattern), false), repository))
                .isEqualTo(selected);
        assertThat(selects(new Selector.ByRepository(doublestar(pattern), true), repository))
                .isEqualTo(!selected);
    }

    @ParameterizedTest
    @CsvSource({"lib*, library/app, true", "library, library/a/b, true", "app, library/app, false", "_, app, true"})
    void matchesTheProject(String pattern, String repository, boolean selected) {
        assertThat(selects(new Selector.ByProject(doublestar(pattern), false), repository))
                .isEqualTo(selected);
        assertThat(selects(new Selector.ByProject(doublestar(pattern), true), repository))
                .isEqualTo(!selected);
    }

    @ParameterizedTest
    @CsvSource({"false, true, true", "false, false, false", "true, false, true", "true, true, false"})
    void letsTheFlagForUntaggedDecideWhereTagsAreLookedForInARepository(
            boolean excluding, boolean untagged, boolean selected) {
        assertThat(selects(new Selector.ByTag(doublestar("x"), excluding, untagged), "library/app"))
                .isEqualTo(selected);
    }

    @Test
    void keepsTheEnabledRulesThatSelectInTheirOrder() {
        // given
        RetentionRule first = rule("first", false);
        RetentionRule other = rule("other", false, new Selector.ByRepository(doublestar("other"), false));
        RetentionRule off = rule("off", true);
        RetentionRule last = rule(
                "last",
                false,
                new Selector.ByRepository(doublestar("a*"), false),
                new Selector.ByProject(doublestar("lib*"), false));
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.TAG, List.of(first, other, off, last), true);

        // when
        RetentionRules selecting =
                Selection.rulesFor(rules, new RepositoryName("library/app")).orElseThrow();

        // then
        assertThat(selecting).isEqualTo(new RetentionRules(RetentionRules.Unit.TAG, List.of(first, last), true));
    }

    @Test
    void leavesARepositoryAloneThatNoEnabledRuleSelects() {
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rule("off", true)), false);

        assertThat(Selection.rulesFor(rules, new RepositoryName("library/app"))).isEmpty();
    }

    @Test
    void failsOnABadPatternOnceMatchingReachesIt() {
        Selector bad = new Selector.ByRepository(doublestar("a["), false);

        assertThatThrownBy(() -> selects(bad, "library/app")).isInstanceOf(PatternException.class);
        assertThat(selects(bad, "library/other")).isFalse();
    }

    @Test
    void readsNoPatternBehindASelectorThatSaysNo() {
        RetentionRule rule = rule(
                "one",
                false,
                new Selector.ByRepository(doublestar("**"), true),
                new Selector.ByRepository(doublestar("a["), false));
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rule), false);

        assertThat(Selection.rulesFor(rules, new RepositoryName("library/app"))).isEmpty();
    }

    private static boolean selects(Selector selector, String repository) {
        RetentionRules rules =
                new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rule("one", false, selector)), false);
        return Selection.rulesFor(rules, new RepositoryName(repository)).isPresent();
    }

    private static RetentionRule rule(String name, boolean disabled, Selector... repositories) {
        return new RetentionRule(name, disabled, List.of(repositories), List.of(tags("**")), new Keep.Always());
    }

    private static Pattern doublestar(String text) {
        return new Pattern(Pattern.Syntax.DOUBLESTAR, text);
    }
}
