package dev.tidemark.evaluator.swr;

import static dev.tidemark.evaluator.Json.write;
import static dev.tidemark.evaluator.swr.SwrFixtures.policy;
import static dev.tidemark.evaluator.swr.SwrFixtures.read;
import static dev.tidemark.evaluator.swr.SwrFixtures.selector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwrDialectTest {

    private static final String RULE =
            "{\"template\":\"date_rule\",\"params\":{\"days\":\"30\"},\"tag_selectors\":[%s]}";

    @Test
    void compilesToTagsAndKeepsTheLastOne() {
        RetentionRules rules = SwrDialect.compile(policy("num=7 label:v5 regexp:^123$"));

        assertThat(rules.unit()).isEqualTo(RetentionRules.Unit.TAG);
        assertThat(rules.allowEmpty()).isFalse();
        assertThat(names(rules))
                .containsExactly("untagged", "exception label v5", "exception regexp ^123$", "tag_rule:7");
    }

    @Test
    void namesEveryRuleOnceAndInShort() {
        String selectors = Stream.of("a".repeat(150) + "1", "a".repeat(150) + "2", "b", "b", "a".repeat(100))
                .map(pattern -> selector("label", pattern))
                .collect(Collectors.joining(","));

        assertThat(names(SwrDialect.compile(read(policy(RULE.formatted(selectors), "or")))))
                .containsExactly(
                        "untagged",
                        "exception label 1 " + "a".repeat(100) + "…",
                        "exception label 2 " + "a".repeat(100) + "…",
                        "exception label b",
                        "exception label " + "a".repeat(100),
                        "date_rule:30");
    }

    @Test
    void acceptsAPolicyWithoutARule() {
        assertThat(SwrDialect.compile(read("{\"algorithm\":\"or\",\"rules\":[]}"))
                        .rules())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "30", "365", "030", "000000365"})
    void readsDaysAsDigits(String days) {
        assertThat(names(SwrDialect.compile(policy("days=" + days))))
                .containsExactly("untagged", "date_rule:" + Integer.parseInt(days));
    }

    static Stream<Arguments> nonsense() {
        String good = policy(RULE.formatted(selector("label", "v5")), "or");
        String tags = policy("{\"template\":\"tag_rule\",\"params\":{\"num\":\"1001\"},\"tag_selectors\":[]}", "or");
        String digits = "the parameter 'days' must be a string of digits such as \"30\"";
        return Stream.of(
                arguments(good.replace("\"or\"", "\"and\""), "algorithm 'and' is not supported, only 'or' is"),
                arguments(good.replace("\"or\"", "null"), "algorithm is missing"),
                arguments("{\"algorithm\":\"or\"}", "rules is missing"),
                arguments("{\"algorithm\":\"or\",\"rules\":null}", "rules is missing"),
                arguments("{\"algorithm\":\"or\",\"rules\":[null]}", "the rule is null"),
                arguments(
                        policy(RULE.formatted("") + "," + RULE.formatted(""), "or"),
                        "only one rule is allowed at most"),
                arguments(
                        good.replace("date_rule", "latestPushedK"),
                        "template 'latestPushedK' is not known, only 'date_rule' and 'tag_rule' are"),
                arguments(
                        good.replace("\"date_rule\"", "null"),
                        "template 'null' is not known, only 'date_rule' and 'tag_rule' are"),
                arguments(good.replace("date_rule", "tag_rule"), "the parameter 'num' of tag_rule is missing"),
                arguments(good.replace("params", "param"), "the parameter 'days' of date_rule is missing"),
                arguments(good.replace("\"30\"", "null"), "the parameter 'days' of date_rule is missing"),
                arguments(good.replace("\"30\"", "30"), digits),
                arguments(good.replace("\"30\"", "[\"30\"]"), digits),
                arguments(good.replace("\"30\"", "true"), digits),
                arguments(good.replace("\"30\"", "\"\""), digits),
                arguments(good.replace("\"30\"", "\"-1\""), digits),
                arguments(good.replace("\"30\"", "\"+30\""), digits),
                arguments(good.replace("\"30\"", "\" 30\""), digits),
                arguments(good.replace("\"30\"", "\"3.0\""), digits),
                arguments(good.replace("\"30\"", "\"1e2\""), digits),
                arguments(good.replace("\"30\"", "\"３０\""), digits),
                arguments(good.replace("\"30\"", "\"9999999999\""), digits),
                arguments(good.replace("\"30\"", "\"0\""), "the parameter 'days' must be from 1 to 365: 0"),
                arguments(good.replace("\"30\"", "\"366\""), "the parameter 'days' must be from 1 to 365: 366"),
                arguments(tags, "the parameter 'num' must be from 1 to 1000: 1001"),
                arguments(good.replace("tag_selectors", "selectors"), "tag_selectors is missing"),
                arguments(good.replace("[{\"kind", "[null,{\"kind"), "a tag selector lacks its pattern"),
                arguments(good.replace("\"v5\"", "null"), "a tag selector lacks its pattern"),
                arguments(
                        good.replace("\"label\"", "\"doublestar\""),
                        "tag selector kind 'doublestar' is not known, only 'label' and 'regexp' are"),
                arguments(
                        good.replace("\"label\"", "null"),
                        "tag selector kind 'null' is not known, only 'label' and 'regexp' are"),
                arguments(policy(RULE.formatted(selector("regexp", "a(")), "or"), "bad pattern: a("),
                arguments(policy(RULE.formatted(selector("regexp", "(?=a)")), "or"), "bad pattern: (?=a)"),
                arguments(
                        policy(RULE.formatted(selector("regexp", "((a{99}){99}){99}")), "or"),
                        "too complex a pattern: ((a{99}){99}){99}"),
                arguments(
                        policy(RULE.formatted(selector("label", "a".repeat(1_001))), "or"),
                        "the pattern of a tag selector is longer than 1000 characters"),
                arguments(
                        policy(
                                RULE.formatted(IntStream.range(0, 101)
                                        .mapToObj(i -> selector("label", "v" + i))
                                        .collect(Collectors.joining(","))),
                                "or"),
                        "only 100 tag_selectors are allowed at most"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesWhatMeansNothing(String json, String message) {
        assertThatThrownBy(() -> SwrDialect.compile(read(json)))
                .isInstanceOfSatisfying(InvalidPolicyException.class, thrown -> assertThat(thrown.kind())
                        .isEqualTo(InvalidPolicyException.Kind.BAD_REQUEST))
                .hasMessage(message);
    }

    @Test
    void writesWhatSwrWritesAndToleratesItBack() {
        String shown =
                """
                {"algorithm":"or","id":222,"rules":[{"template":"date_rule","params":{"days":"30"},\
                "tag_selectors":[{"kind":"label","pattern":"v5"},{"kind":"regexp","pattern":"^123$"}]}],"scope":""}""";

        assertThat(write(read(shown))).isEqualTo(shown);
        assertThat(write(policy("days=30 label:v5 regexp:^123$").withId(222))).isEqualTo(shown);
        assertThat(names(SwrDialect.compile(
                        read(shown.replace("\"scope\":\"\"", "\"scope\":\"x\",\"surprise\":[{\"a\":1}]")))))
                .contains("date_rule:30");
    }

    @Test
    void writesNoIdBeforeThereIsOne() {
        assertThat(write(policy("num=7")))
                .isEqualTo("{\"algorithm\":\"or\",\"rules\":[{\"template\":\"tag_rule\",\"params\":{\"num\":\"7\"},"
                        + "\"tag_selectors\":[]}],\"scope\":\"\"}");
    }

    private static List<String> names(RetentionRules rules) {
        return rules.rules().stream().map(RetentionRule::name).toList();
    }
}
