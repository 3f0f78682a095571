package dev.tidemark.evaluator.harbor;

import static dev.tidemark.evaluator.harbor.HarborFixtures.policy;
import static dev.tidemark.evaluator.harbor.HarborFixtures.read;
import static dev.tidemark.evaluator.harbor.HarborFixtures.rule;
import static dev.tidemark.evaluator.harbor.HarborFixtures.selector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarborDialectTest {

    static Stream<Arguments> templates() {
        return Stream.of(
                arguments("latestPushedK", new Keep.Newest(By.PUSHED, 7)),
                arguments("latestPulledN", new Keep.Newest(By.PULLED, 7)),
                arguments("latestActiveK", new Keep.Newest(By.ACTIVE, 7)),
                arguments("nDaysSinceLastPush", new Keep.Within(By.PUSHED, 7, false)),
                arguments("nDaysSinceLastPull", new Keep.Within(By.PULLED, 7, false)),
                arguments("lastXDays", new Keep.Within(By.PUSHED, 7, true)));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void knowsEveryTemplate(String template, Keep keep) {
        RetentionRule rule = only(policy(rule(template, "{\"" + template + "\":7.9}")));

        assertThat(rule.keep()).isEqualTo(keep);
        assertThat(rule.name()).isEqualTo("rule 0 " + template + ":7");
    }

    @Test
    void needsNoParameterToKeepAlways() {
        assertThat(only(policy(rule("always", "{}"))).keep()).isEqualTo(new Keep.Always());
        assertThat(only(policy(rule("always", "null"))).name()).isEqualTo("rule 0 always");
    }

    @Test
    void compilesToArtifactsAsTheUnitAndKeepsTheLastOne() {
        RetentionRules rules = HarborDialect.compile(
                read(policy(rule("always", "{}"), rule("latestPushedK", "{\"latestPushedK\":1}"))));

        assertThat(rules.unit()).isEqualTo(RetentionRules.Unit.ARTIFACT);
        assertThat(rules.allowEmpty()).isFalse();
        assertThat(rules.rules())
                .extracting(RetentionRule::name)
                .containsExactly("rule 0 always", "rule 1 latestPushedK:1");
    }

    @ParameterizedTest
    @CsvSource({
        "matches, ByTag",
        "excludes, ByTag",
        "repoMatches, ByRepository",
        "repoExcludes, ByRepository",
        "nsMatches, ByProject",
        "nsExcludes, ByProject"
    })
    void knowsEveryDecorationInBothPlaces(String decoration, String type) {
        // given
        String one = selector(decoration, "a*", "");
        String json = policy(rule("always", "{}", one)).replace(selector("repoMatches", "**", ""), one);

        // when
        RetentionRule rule = only(json);

        // then
        assertThat(rule.artifacts())
                .isEqualTo(rule.repositories())
                .singleElement()
                .satisfies(selector -> {
                    assertThat(selector.getClass().getSimpleName()).isEqualTo(type);
                    assertThat(selector)
                            .extracting("pattern", "excluding")
                            .containsExactly(
                                    new Pattern(Pattern.Syntax.DOUBLESTAR, "a*"),
                                    decoration.toLowerCase(Locale.ROOT).contains("excl"));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | true  | false",
                "nonsense                        | true  | false",
                "[\"untagged\":True]             | true  | false",
                "[true]                          | true  | false",
                "{\"untagged\":\"true\"}         | true  | false",
                "{\"untagged\":1}                | true  | false",
                "{\"untagged\":true} x           | true  | false",
                "{\"untagged\":true              | true  | false",
                "true                            | true  | false",
                "{\"untagged\":true}             | true  | true",
                "{\"unTAGGED\":true}             | true  | true",
                "{\"a\":{\"untagged\":true},\"UNTAGGED\":true} | true | true",
                "{\"untagged\":true,\"untagged\":null} | true | true",
                "{\"untagged\":false}            | false | false",
                "{}                              | false | false",
                "null                            | false | false",
                "{\"other\":1}                   | false | false",
                "{\"other\":{\"untagged\":true}} | false | false",
                "{\"untagged\":null}             | false | false",
                "{\"untagged\":true,\"untagged\":false} | false | false"
            })
    void readsTheFlagForUntaggedArtifactsAsHarborDoes(String extras, boolean matches, boolean excludes) {
        assertThat(untagged("matches", extras)).isEqualTo(matches);
        assertThat(untagged("excludes", extras)).isEqualTo(excludes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"rules\":[]", "\"rules\":null", "\"other\":1"})
    void acceptsAPolicyWithoutRules(String rules) {
        String json =
                "{\"algorithm\":\"or\",\"scope\":{},\"trigger\":{\"kind\":\"Schedule\",\"settings\":{\"cron\":\"\"}},"
                        + rules + "}";

        assertThat(HarborDialect.compile(read(json)).rules()).isEmpty();
    }

    @Test
    void refusesMoreThanFifteenRules() {
        String[] rules = IntStream.range(0, 16)
                .mapToObj(i -> rule("latestPushedK", "{\"latestPushedK\":" + i + "}"))
                .toArray(String[]::new);

        refused(policy(rules), InvalidPolicyException.Kind.BAD_REQUEST, "only 15 rules are allowed at most");
    }

    @Test
    void refusesTwoRulesThatDifferInTheirIdOnly() {
        String first = rule("latestPushedK", "{\"latestPushedK\":10}");
        String second = rule("latestPushedK", "{\"latestPushedK\":10.0}")
                .replace("{\"action\"", "{\"id\":5,\"priority\":0,\"action\"");

        refused(
                policy(rule("always", "{}"), first, second),
                InvalidPolicyException.Kind.CONFLICT,
                "rule 2 is conflict with rule 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"priority\":1,", "\"disabled\":true,"})
    void takesRulesThatDifferInAnythingElseForTwo(String difference) {
        String first = rule("always", "{}");

        assertThat(HarborDialect.compile(
                                read(policy(first, first.replace("{\"action\"", "{" + difference + "\"action\""))))
                        .rules())
                .hasSize(2);
    }

    static Stream<Arguments> nonsense() {
        String good = policy(rule("latestPushedK", "{\"latestPushedK\":5}"));
        return Stream.of(
                arguments(good.replace("\"or\"", "\"and\""), "algorithm 'and' is not supported, only 'or' is"),
                arguments(good.replace("\"or\"", "\"\""), "algorithm '' is not supported, only 'or' is"),
                arguments(
                        good.replace("retain", "delete"), "rule 0: action 'delete' is not supported, only 'retain' is"),
                arguments(
                        good.replace("\"template\":\"latestPushedK\"", "\"template\":\"nothing\""),
                        "rule 0: template 'nothing' is not known"),
                arguments(
                        good.replace("{\"latestPushedK\":5}", "{}"),
                        "rule 0: missing required parameter latestPushedK for rule latestPushedK"),
                arguments(
                        good.replace(":5}", ":-1}"),
                        "rule 0: parameter latestPushedK is not between 0 and 2100000000: -1.0"),
                arguments(
                        good.replace(":5}", ":2100000001}"),
                        "rule 0: parameter latestPushedK is not between 0 and 2100000000: 2.100000001E9"),
                arguments(good.replace(":5}", ":\"5\"}"), "rule 0: parameter latestPushedK is not a number"),
                arguments(good.replace(":5}", ":null}"), "rule 0: parameter latestPushedK is not a number"),
                arguments(
                        good.replace("\"doublestar\"", "\"label\""),
                        "rule 0: selector kind 'label' is not supported, only 'doublestar' is"),
                arguments(
                        good.replace("\"matches\"", "\"withLabels\""), "rule 0: decoration 'withLabels' is not known"),
                arguments(good.replace("\"pattern\":\"**\"", "\"pattern\":\"a{b\""), "rule 0: bad pattern: a{b"),
                arguments(
                        good.replace("\"pattern\":\"**\"", "\"pattern\":\"" + "a".repeat(10_001) + "\""),
                        "rule 0: a pattern is longer than 10000 characters"),
                arguments(
                        good.replace("\"repository\"", "\"repositories\""),
                        "rule 0: the scope selector 'repository' is missing"),
                arguments(policy(rule("always", "{}", "")), "rule 0: there is no tag selector"),
                arguments(policy(rule("always", "{}", "null")), "rule 0: a selector is null"),
                arguments(policy("null"), "rule 0 is null"),
                arguments(good.replace("\"scope\"", "\"x\""), "scope is missing"),
                arguments(good.replace("\"trigger\"", "\"x\""), "trigger is missing"),
                arguments(good.replace("\"Schedule\"", "\"Sometimes\""), "trigger kind 'Sometimes' is not supported"),
                arguments(
                        good.replace("\"0 0 0 * * *\"", "5"),
                        "invalid cron string for scheduled tag retention: not a string"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesWhatMeansNothing(String json, String message) {
        refused(json, InvalidPolicyException.Kind.BAD_REQUEST, message);
    }

    @ParameterizedTest
    @CsvSource({"-1, 30", "-0.5, 0", "2.9, 2", "\"5\", 30", "null, 30", "[], 30", "1e300, 9223372036854775807"})
    void fallsBackInStoredPoliciesWhereHarborDoes(String sent, long expected) {
        String json = policy(rule("nDaysSinceLastPush", "{\"nDaysSinceLastPush\":" + sent.replace("''", "\"") + "}"));

        assertThat(stored(json).get(0).keep()).isEqualTo(new Keep.Within(By.PUSHED, expected, false));
    }

    @Test
    void takesAStoredRuleWithoutSelectorsForWhatHarborTakesIt() {
        String json = policy(rule("always", "{}", "")).replace("\"repository\"", "\"other\"");

        RetentionRule rule = stored(json).get(0);

        assertThat(rule.repositories()).isEmpty();
        assertThat(rule.artifacts()).isEmpty();
    }

    @Test
    void looksAtNoStoredRuleThatDoesNotSelectTheRepository() {
        String broken = rule("bogus", "{}").replace("\"**\"", "\"other/**\"");
        String elsewhere = policy(broken).replace("\"or\"", "\"and\"");

        assertThat(HarborDialect.compileStored(read(elsewhere), new RepositoryName("library/app")))
                .isEmpty();
        assertThat(stored(policy(broken, rule("always", "{}")))).hasSize(1);
        assertThatThrownBy(() -> stored(policy(broken.replace("other/**", "**"), rule("always", "{}"))))
                .hasMessage("rule 0: template 'bogus' is not known");
    }

    private static List<RetentionRule> stored(String json) {
        return HarborDialect.compileStored(read(json), new RepositoryName("library/app"))
                .orElseThrow()
                .rules();
    }

    private static boolean untagged(String decoration, String extras) {
        String json = policy(rule("always", "{}", selector(decoration, "**", extras)));
        return ((Selector.ByTag) only(json).artifacts().get(0)).untagged();
    }

    private static RetentionRule only(String json) {
        return HarborDialect.compile(read(json)).rules().get(0);
    }

    private static void refused(String json, InvalidPolicyException.Kind kind, String message) {
        assertThatThrownBy(() -> HarborDialect.compile(read(json)))
                .isInstanceOfSatisfying(InvalidPolicyException.class, thrown -> assertThat(thrown.kind())
                        .isEqualTo(kind))
                .hasMessage(message);
    }
}
