package dev.tidemark.evaluator.harbor;

import static dev.tidemark.evaluator.harbor.HarborWords.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.World;
import dev.tidemark.evaluator.pattern.PatternException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What Harbor's stored policies select and delete; many of the cases are those of Harbor's own tests. */
class HarborPlansTest {

    private static final RepositoryName APP = new RepositoryName("library/app");

    /** Harbor lets the last artifact go, too, so the guard that keeps it is left out here. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "plans.csv", numLinesToSkip = 1)
    void deletesWhatTheTableSays(String what, String policy, String world, String deleted) {
        Optional<RetentionRules> rules = stored(policy == null ? "" : policy)
                .map(compiled -> new RetentionRules(compiled.unit(), compiled.rules(), true));

        assertThat(rules.map(World.of(world == null ? "" : world)::deleted).orElse("left alone"))
                .isEqualTo(deleted == null ? "" : deleted);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "selections.csv", numLinesToSkip = 1)
    void selectsTheRepositoriesThatTheTableSays(String what, String policy, String repository, boolean selected) {
        assertThat(HarborDialect.compileStored(policy(policy), new RepositoryName(repository)))
                .matches(rules -> rules.isPresent() == selected);
    }

    @Test
    void keepsTheLastArtifactUnlikeHarbor() {
        RetentionRules rules = stored("always matches:none|tagged").orElseThrow();

        assertThat(World.of("a@2d b@1d -@0d").told(rules))
                .containsExactly("#3 DELETE NOT_SELECTED", "a DELETE NOT_SELECTED", "b RETAIN LAST_ONE");
    }

    @Test
    void saysWhichRuleKeepsWhat() {
        RetentionRules rules = stored("latestPushedK=1 matches:v*; nDaysSinceLastPull=7 matches:**; always matches:z")
                .orElseThrow();

        assertThat(World.of("v2@1d v1@2d a@9d/1d b@9d z@9d").told(rules))
                .containsExactly(
                        "a RETAIN RULE rule 1 nDaysSinceLastPull:7",
                        "b DELETE NOT_RETAINED rule 1 nDaysSinceLastPull:7",
                        "v1 DELETE NOT_RETAINED rule 0 latestPushedK:1",
                        "v2 RETAIN RULE rule 0 latestPushedK:1",
                        "z RETAIN RULE rule 2 always");
    }

    /** The defaults are Harbor's own. */
    @ParameterizedTest
    @CsvSource({
        "latestPushedK, 10",
        "latestPulledN, 10",
        "latestActiveK, 10",
        "nDaysSinceLastPush, 30",
        "nDaysSinceLastPull, 30",
        "lastXDays, 10"
    })
    void readsTheParameterOfEveryTemplate(String template, long otherwise) {
        assertThat(name(template + "=5")).endsWith(":5");
        assertThat(name(template + "=0")).endsWith(":0");
        assertThat(name(template + "=2.9")).endsWith(":2");
        assertThat(name(template + "=-0.5")).endsWith(":0");
        for (String odd : new String[] {"-1", "\"5\"", "null", "true", "[5]", "{\"a\":5}", "\"\""}) {
            assertThat(name(template + "=" + odd)).as(odd).isEqualTo("rule 0 " + template + ":" + otherwise);
        }
        assertThatThrownBy(() -> stored(template + " matches:**"))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessage("rule 0: missing required parameter " + template + " for rule " + template);
    }

    @Test
    void needsNoParameterForAlwaysAndIgnoresOne() {
        assertThat(name("always")).isEqualTo("rule 0 always");
        assertThat(name("always=5")).isEqualTo("rule 0 always");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing=1 matches:**                    | rule 0: template 'nothing' is not known",
                "latestpushedk=1 matches:**              | rule 0: template 'latestpushedk' is not known",
                "always matches:**; x=1 matches:**       | rule 1: template 'x' is not known",
                "always action:delete matches:**         | rule 0: action 'delete' is not supported, only 'retain' is",
                "always withLabels:a                     | rule 0: decoration 'withLabels' is not known",
                "always :a                               | rule 0: decoration '' is not known",
                "always matches:** in:withLabels:a       | rule 0: decoration 'withLabels' is not known"
            })
    void decidesNothingWhereOneRuleIsNotKnown(String policy, String message) {
        assertThatThrownBy(() -> stored(policy))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessage(message);
    }

    /** Harbor may lose the error of one rule among several, and then deletes what that rule was to retain. */
    @ParameterizedTest
    @CsvSource({"always matches:a{", "always matches:b; always matches:a{", "always matches:a{; always matches:**"})
    void decidesNothingWhereOneRuleErrs(String policy) {
        RetentionRules rules = stored(policy).orElseThrow();

        assertThatThrownBy(() -> World.of("a1@1d b@2d").deleted(rules)).isInstanceOf(PatternException.class);
    }

    @Test
    void selectsNothingWhereAPatternForRepositoriesErrs() {
        assertThatThrownBy(() -> stored("always matches:** in:repoMatches:a{")).isInstanceOf(PatternException.class);
    }

    /** A policy of Harbor's own API test: a digest that lost its tags stays although no tag of it matches. */
    @ParameterizedTest
    @CsvSource({
        "library/test1, '1.0@3d 2.0@2d -@1d', '1.0 2.0'",
        "library/test2, '1.0@2d latest@1d',   1.0",
        "library/test3, '1.0@1d',             ''",
        "library/test4, '1.0@1d',             1.0"
    })
    void doesWhatHarborsApiTestExpects(String repository, String world, String deleted) {
        HarborPolicy policy = policy("always matches:latest* in:repoMatches:**; "
                + "always matches:**|[\"untagged\":True] in:repoMatches:test3*");
        RetentionRules rules = HarborDialect.compileStored(policy, new RepositoryName(repository))
                .orElseThrow();

        assertThat(World.in(repository, world).deleted(new RetentionRules(rules.unit(), rules.rules(), true)))
                .isEqualTo(deleted);
    }

    private static String name(String rule) {
        return stored(rule + " matches:**").orElseThrow().rules().stream()
                .map(RetentionRule::name)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<RetentionRules> stored(String words) {
        return HarborDialect.compileStored(policy(words), APP);
    }
}
