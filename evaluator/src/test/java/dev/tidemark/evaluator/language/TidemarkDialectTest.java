package dev.tidemark.evaluator.language;

import static dev.tidemark.evaluator.language.LanguageFixtures.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.policy.GroupBy;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Keep.By;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.Selection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TidemarkDialectTest {

    private static final Selector TAGGED = new Selector.Not(new Selector.Untagged());

    @Test
    void decidesOnTagsAndGivesUntaggedOnesADay() {
        RetentionRules rules = compile("{'rules':[{'keep':{'newest':10}}]}");

        assertThat(rules.unit()).isEqualTo(RetentionRules.Unit.TAG);
        assertThat(rules.allowEmpty()).isFalse();
        assertThat(rules.rules())
                .containsExactly(
                        new RetentionRule("rule 0", false, List.of(), List.of(TAGGED), new Keep.Newest(By.PUSHED, 10)),
                        new RetentionRule(
                                "untagged",
                                false,
                                List.of(new Selector.AnyOf(List.of(new Selector.AllOf(List.of())))),
                                List.of(new Selector.Untagged()),
                                new Keep.YoungerThan(By.PUSHED, 86_400)));
    }

    @ParameterizedTest
    @CsvSource({"shop/web, true", "shop/a/b, true", "payments/x, true", "other/web, false", "shopping/web, false"})
    void leavesARepositoryAloneThatNoEnabledRuleSelects(String repository, boolean selected) {
        RetentionRules rules = compile("{'rules':["
                + "{'repositories':'shop/**','keep':{'newest':1}},"
                + "{'repositories':{'project':'payments'},'keep':{'newest':1}},"
                + "{'disabled':true,'keep':{'newest':1}}]}");

        assertThat(Selection.rulesFor(rules, new RepositoryName(repository)).isPresent())
                .isEqualTo(selected);
    }

    @Test
    void selectsNothingWithoutRules() {
        assertThat(Selection.rulesFor(compile("{'rules':[]}"), new RepositoryName("library/app")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keeps")
    void readsWhatIsKept(String json, Keep keep) {
        assertThat(compile("{'rules':[{'keep':" + json + "}]}").rules().get(0).keep())
                .isEqualTo(keep);
        assertThat(compile("{'rules':[],'untagged':" + json + "}")
                        .rules()
                        .get(0)
                        .keep())
                .isEqualTo(keep);
    }

    static Stream<Arguments> keeps() {
        Keep young = new Keep.YoungerThan(By.PUSHED, 30 * 86_400);
        GroupBy minor = new GroupBy.Version(GroupBy.Part.MINOR);
        return Stream.of(
                Arguments.of("{'always':true}", new Keep.Always()),
                Arguments.of("{'newest':0,'by':'created'}", new Keep.Newest(By.CREATED, 0)),
                Arguments.of(
                        "{'newest':2,'groupBy':{'capture':'^(.*)-'}}",
                        new Keep.Newest(By.PUSHED, 2, new GroupBy.Capture("^(.*)-"))),
                Arguments.of("{'youngerThan':'P2W','by':'active'}", new Keep.YoungerThan(By.ACTIVE, 14 * 86_400)),
                Arguments.of("{'youngerThan':'P1DT2H3M4S'}", new Keep.YoungerThan(By.PUSHED, 93_784)),
                Arguments.of(
                        "{'youngerThan':'P30D','min':3}", new Keep.Any(List.of(new Keep.Newest(By.PUSHED, 3), young))),
                Arguments.of(
                        "{'youngerThan':'P30D','max':50,'groupBy':{'version':'minor'}}",
                        new Keep.All(List.of(new Keep.Newest(By.PUSHED, 50, minor), young))),
                Arguments.of(
                        "{'youngerThan':'P30D','min':3,'max':50}",
                        new Keep.Any(List.of(
                                new Keep.Newest(By.PUSHED, 3),
                                new Keep.All(List.of(new Keep.Newest(By.PUSHED, 50), young))))),
                Arguments.of(
                        "{'all':[{'newest':1},{'any':[{'always':true}]}]}",
                        new Keep.All(
                                List.of(new Keep.Newest(By.PUSHED, 1), new Keep.Any(List.of(new Keep.Always()))))));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void readsConditionsOnTags(String json, Selector selector) {
        RetentionRules rules = compile("{'rules':[{'artifacts':" + json + ",'keep':{'always':true}}]}");

        assertThat(rules.rules().get(0).artifacts()).containsExactly(TAGGED, selector);
    }

    static Stream<Arguments> conditions() {
        Selector any = Selector.ByTag.matching(new Pattern(Syntax.GLOB, "v*"));
        return Stream.of(
                Arguments.of("'v*'", any),
                Arguments.of("{'tag':'v*'}", any),
                Arguments.of("{'tag':{'glob':'v*'}}", any),
                Arguments.of("{'tag':{'exact':'v*'}}", Selector.ByTag.matching(new Pattern(Syntax.LITERAL, "v*"))),
                Arguments.of("{'tag':{'regexp':'^v'}}", Selector.ByTag.matching(new Pattern(Syntax.REGEXP, "^v"))),
                Arguments.of("{'tag':{'semver':'^1'}}", Selector.ByTag.matching(new Pattern(Syntax.SEMVER, "^1"))),
                Arguments.of("{'label':{'key':'a'}}", new Selector.ByLabel("a", null)),
                Arguments.of(
                        "{'annotation':{'key':'a','value':'b*'}}",
                        new Selector.ByAnnotation("a", new Pattern(Syntax.GLOB, "b*"))),
                Arguments.of("{'artifactType':'x'}", new Selector.ByArtifactType(new Pattern(Syntax.GLOB, "x"))),
                Arguments.of("{'mediaType':'x'}", new Selector.ByMediaType(new Pattern(Syntax.GLOB, "x"))),
                Arguments.of(
                        "{'all':['v*',{'not':{'any':['v*']}}]}",
                        new Selector.AllOf(List.of(any, new Selector.Not(new Selector.AnyOf(List.of(any)))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                         | the policy must be an object",
                "{}                                                         | the policy lacks the member 'rules'",
                "{'rules':{}}                                               | rules must be a list",
                "{'rules':[],'rule':[]}                                     | the policy has a member 'rule', and can have only",
                "{'rules':[],'allowEmpty':'yes'}                            | allowEmpty must be true or false",
                "{'rules':[7]}                                              | rules[0] must be an object",
                "{'rules':[{}]}                                             | rules[0] lacks the member 'keep'",
                "{'rules':[{'keep':{}}]}                                    | rules[0].keep must have exactly one of the members",
                "{'rules':[{'keep':null}]}                                  | rules[0].keep must be an object",
                "{'rules':[{'keep':{'newest':1,'youngerThan':'P1D'}}]}      | rules[0].keep must have exactly one",
                "{'rules':[{'keep':{'newest':-1}}]}                         | rules[0].keep.newest must be a whole number, 0 or more",
                "{'rules':[{'keep':{'newest':1.5}}]}                        | rules[0].keep.newest must be a whole number",
                "{'rules':[{'keep':{'newest':'1'}}]}                        | rules[0].keep.newest must be a whole number",
                "{'rules':[{'keep':{'newest':1e30}}]}                       | rules[0].keep.newest must be a whole number",
                "{'rules':[{'keep':{'newest':1,'min':1}}]}                  | rules[0].keep can have 'min' and 'max' only beside",
                "{'rules':[{'keep':{'newest':1,'by':'age'}}]}               | rules[0].keep.by must be one of pushed, pulled, active, created",
                "{'rules':[{'keep':{'always':false}}]}                      | rules[0].keep.always can only be true",
                "{'rules':[{'keep':{'always':true,'by':'pushed'}}]}         | rules[0].keep has a member 'by'",
                "{'rules':[{'keep':{'youngerThan':'P1M'}}]}                 | rules[0].keep.youngerThan must be a span such as P30D",
                "{'rules':[{'keep':{'youngerThan':'30d'}}]}                 | rules[0].keep.youngerThan must be a span",
                "{'rules':[{'keep':{'youngerThan':'P'}}]}                   | rules[0].keep.youngerThan must be a span",
                "{'rules':[{'keep':{'youngerThan':'P1DT'}}]}                | rules[0].keep.youngerThan must be a span",
                "{'rules':[{'keep':{'youngerThan':'P1D','min':9,'max':3}}]} | rules[0].keep has a 'min' greater than its 'max'",
                "{'rules':[{'keep':{'youngerThan':'P1D','groupBy':{'version':'minor'}}}]} | rules[0].keep.groupBy divides what",
                "{'rules':[{'keep':{'newest':1,'groupBy':{'version':'micro'}}}]} | rules[0].keep.groupBy.version must be one of major, minor, patch",
                "{'rules':[{'keep':{'newest':1,'groupBy':{'capture':'('}}}]} | rules[0].keep.groupBy.capture is malformed",
                "{'rules':[{'keep':{'any':[]}}]}                            | rules[0].keep.any must not be empty",
                "{'rules':[{'keep':{'any':[{'newest':true}]}}]}             | rules[0].keep.any[0].newest must be a whole number",
                "{'rules':[{'artifacts':{},'keep':{'newest':1}}]}           | rules[0].artifacts must have exactly one of the members",
                "{'rules':[{'artifacts':{'tag':'a','label':{'key':'b'}},'keep':{'newest':1}}]} | rules[0].artifacts must have exactly one",
                "{'rules':[{'artifacts':{'all':[]},'keep':{'newest':1}}]}   | rules[0].artifacts.all must not be empty",
                "{'rules':[{'artifacts':{'repository':'a'},'keep':{'newest':1}}]} | rules[0].artifacts has a member 'repository'",
                "{'rules':[{'artifacts':{'tag':{'regexp':'['}},'keep':{'newest':1}}]} | rules[0].artifacts.tag.regexp is malformed: bad pattern: [",
                "{'rules':[{'artifacts':'[a','keep':{'newest':1}}]}         | rules[0].artifacts is malformed",
                "{'rules':[{'artifacts':{'label':{'value':'a'}},'keep':{'newest':1}}]} | rules[0].artifacts.label lacks the member 'key'",
                "{'rules':[{'repositories':{'tag':'a'},'keep':{'newest':1}}]} | rules[0].repositories has a member 'tag'",
                "{'rules':[{'name':' ','keep':{'newest':1}}]}               | rules[0].name must have 1 to 100 characters",
                "{'rules':[{'name':'untagged','keep':{'newest':1}}]}        | rules[0] has the name of another rule: untagged",
                "{'rules':[{'name':'rule 1','keep':{'newest':1}},{'keep':{'newest':2}}]} | rules[1] has the name of another rule: rule 1"
            })
    void saysWhatIsWrongAndWhere(String json, String message) {
        assertThatThrownBy(() -> compile(json))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void boundsWhatADocumentMayAskFor() {
        String condition = "{'not':".repeat(30) + "'a'" + "}".repeat(30);
        String rules = "{'keep':{'always':true}},".repeat(101);

        assertThatThrownBy(() -> compile("{'rules':[{'artifacts':" + condition + ",'keep':{'always':true}}]}"))
                .hasMessageEndingWith("is nested deeper than 20 levels");
        assertThatThrownBy(() -> compile("{'rules':[" + rules.substring(0, rules.length() - 1) + "]}"))
                .hasMessage("rules has more than 100 items");
        assertThatThrownBy(
                        () -> compile("{'rules':[{'artifacts':'" + "a".repeat(10_001) + "','keep':{'always':true}}]}"))
                .hasMessage("rules[0].artifacts is longer than 10000 characters");
    }
}
