package dev.tidemark.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Dialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line in, one line out. */
final class CasesTest {

    private static final Case.Defaults NONE = new Case.Defaults(null, null, null, TimeSource.CREATED_ONLY);
    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String NOW = "2026-03-01T12:00:00Z";
    private static final String HARBOR = harbor("latestPushedK", 1);

    private final StringWriter out = new StringWriter();

    @Test
    void answersWithWhatIsDecidedOnEachTag() throws Exception {
        var decisions = only(answers(line(
                        "1",
                        HARBOR,
                        image(1, "2026-02-02T00:00:00Z", "new", "latest")
                                + "," + image(2, "2026-02-01T00:00:00Z")
                                + "," + image(3, "2026-01-01T00:00:00Z", "old"))))
                .get("decisions");
        assertThat(decisions)
                .extracting(decision -> decision.get("tag").asText() + " "
                        + decision.get("outcome").asText() + " "
                        + decision.get("reason").asText() + " "
                        + decision.get("rule").asText())
                .containsExactly(
                        "latest RETAIN RULE rule 0 latestPushedK:1",
                        "new RETAIN RULE rule 0 latestPushedK:1",
                        "null DELETE NOT_RETAINED rule 0 latestPushedK:1",
                        "old DELETE NOT_RETAINED rule 0 latestPushedK:1");
        assertThat(decisions.get(2).get("tag").isNull()).isTrue();
        assertThat(decisions.get(3).get("digest").asText()).isEqualTo(digest(3));
    }

    @Test
    void answersThousandsInTheirOrderWhateverIsWrongWithSome() throws Exception {
        int count = 3_000;
        var lines = IntStream.range(0, count)
                .mapToObj(i -> i % 10 == 3
                        ? "{\"id\":" + i + ",\"dialect\":\"harbor\",\"policy\":{\"rules\":"
                        : line(
                                Integer.toString(i),
                                HARBOR,
                                image(1, NOW, "a") + "," + image(2, "2026-01-01T00:00:00Z", "b")))
                .toList();
        var answers = answers(lines.toArray(String[]::new));
        assertThat(answers)
                .extracting(answer -> answer.get("id").asInt() + (answer.has("decisions") ? " decisions" : " error"))
                .isEqualTo(IntStream.range(0, count)
                        .mapToObj(i -> i + (i % 10 == 3 ? " error" : " decisions"))
                        .toList());
    }

    @Test
    void answersBeforeTheNextLineIsThere() throws Exception {
        var first = line("\"first\"", HARBOR, image(1, NOW, "a")) + "\n";
        var answered = new ArrayList<String>();
        var second = new InputStream() {
            @Override
            public int read() {
                answered.add(out.toString());
                return -1;
            }
        };
        var input = new SequenceInputStream(Collections.enumeration(List.of(stream(first), second)));
        new Cases(NONE).answer(input, new PrintWriter(out));
        assertThat(answered.get(0))
                .startsWith("{\"id\":\"first\",\"decisions\":[")
                .endsWith("}\n");
    }

    @Test
    void leavesARepositoryAloneThatNoRuleSelects() throws Exception {
        var other = HARBOR.replace("\"pattern\":\"all\"", "\"pattern\":\"other\"");
        assertThat(only(answers(line("1", other, image(1, NOW, "a")))).toString())
                .isEqualTo("{\"id\":1,\"decisions\":[]}");
    }

    @Test
    void takesHarborsCasesAsHarborDoes() throws Exception {
        // the last artifact may go, and what is not told to have been pulled was not
        var decisions = only(answers(line("1", harbor("nDaysSinceLastPull", 7), image(1, NOW, "a"))))
                .get("decisions");
        assertThat(decisions.get(0).get("outcome").asText()).isEqualTo("DELETE");
        assertThat(decisions.get(0).get("pullsKnownSince").asText()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void takesHarborsStoredDocumentsAsHarborDoes() throws Exception {
        var decisions = only(answers(line(
                        "1", HARBOR.replace("{\"latestPushedK\":1}", "{\"latestPushedK\":\"1\"}"), image(1, NOW, "a"))))
                .get("decisions");
        assertThat(decisions.get(0).get("rule").asText()).isEqualTo("rule 0 latestPushedK:10");
    }

    @Test
    void keepsTheLastTagUnlessOurOwnLanguageAllowsOtherwise() throws Exception {
        var policy = "{\"rules\":[{\"keep\":{\"newest\":0}}]%s}";
        var image = image(1, "2026-01-01T00:00:00Z", "a");
        var answers = answers(
                line("tidemark", "1", policy.formatted(""), image),
                line("tidemark", "2", policy.formatted(",\"allowEmpty\":true"), image));
        assertThat(answers)
                .extracting(
                        answer -> answer.get("decisions").get(0).get("reason").asText())
                .containsExactly("LAST_ONE", "NOT_RETAINED");
    }

    @Test
    void takesFromTheCommandWhatALineDoesNotHave() throws Exception {
        var defaults = new Case.Defaults(
                Dialect.HARBOR, Json.MAPPER.readTree(HARBOR), Instant.parse(NOW), TimeSource.CREATED_ONLY);
        var bare = "{\"id\":1,\"snapshot\":{\"repository\":\"library/all\",\"artifacts\":[%s]}}"
                .formatted(image(1, NOW, "a"));
        assertThat(only(answers(defaults, bare)).get("decisions")).hasSize(1);
        assertThat(only(answers(defaults, bare.replace("}}", "},\"now\":null,\"policy\":null,\"dialect\":null}")))
                        .get("decisions"))
                .hasSize(1);
    }

    @Test
    void echoesWhateverIdItIsGiven() throws Exception {
        for (var id : List.of("\"ä\\n\"", "7", "{\"a\":[1]}", "null", "1.50")) {
            assertThat(only(answers(line(id, HARBOR, ""))).get("id")).isEqualTo(Json.MAPPER.readTree(id));
        }
        assertThat(only(answers(line("1", HARBOR, "").replace("\"id\":1,", "")))
                        .get("id")
                        .isNull())
                .isTrue();
    }

    @Test
    void overlooksBlankLinesAndAnEndWithoutALineFeed() throws Exception {
        new Cases(NONE).answer(stream("\n \r\n" + line("1", HARBOR, "")), new PrintWriter(out));
        assertThat(out.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "x=null=not such a JSON document: Unrecognized token 'x'",
                "[]=null=not such a JSON document",
                "null=null=must be an object",
                "{}=null=dialect is missing",
                "{\"id\":7,=7=not such a JSON document: Unexpected end-of-input",
                "{\"id\":7}}=7=Unexpected close marker",
                "{\"a\":{\"id\":1},\"id\":7,\"now\":{}}=7=now must be a text",
                "{\"id\":7,\"dialect\":\"quay\"}=7=there is no dialect quay, only harbor, swr, artifactory, tidemark",
                "{\"id\":7,\"dialect\":\"harbor\"}=7=policy is missing",
                "{\"id\":7,\"dialect\":\"harbor\",\"policy\":{\"algorithm\":\"or\"}}=7=now is missing",
                "{\"id\":7,\"dialect\":\"harbor\",\"policy\":{\"algorithm\":\"or\"},\"now\":\"today\"}=7=now is not an instant",
                "{\"id\":7,\"dialect\":\"harbor\",\"policy\":{\"algorithm\":\"or\"},\"now\":\"2026-03-01T12:00:00Z\"}=7=snapshot is missing",
                "{\"id\":7,\"snapshot\":{\"artifacts\":[{\"tags\":[{\"immutable\":\"no\"}]}]}}=7=snapshot.artifacts[0].tags[0].immutable must be true or false",
                "{\"id\":7,\"snapshot\":[]}=7=snapshot must be an object"
            })
    void saysWhatIsWrongWithALine(String line, String id, String error) throws Exception {
        var answer = only(answers(line));
        assertThat(answer.get("id").toString()).isEqualTo(id);
        assertThat(answer.get("error").asText()).contains(error).hasLineCount(1);
        assertThat(answer.has("decisions")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "harbor={\"rules\":5}=policy: rules must be a list",
                "harbor={\"rules\":[{\"disabled\":\"no\"}]}=policy: rules[0].disabled must be true or false",
                "harbor={\"rules\":[null]}=policy: rule 0 is null",
                "harbor={\"algorithm\":\"and\",\"rules\":[{}]}=policy: algorithm 'and' is not supported",
                "harbor={\"algorithm\":\"or\",\"rules\":[{\"template\":\"newest\"}]}=policy: ",
                "artifactory={}=policy: searchCriteria is missing",
                "artifactory={\"searchCriteria\":{\"keepLastNVersions\":\"3\"}}=policy: searchCriteria.keepLastNVersions must be a whole number",
                "swr={\"rules\":[]}=policy: algorithm is missing",
                "swr={\"rules\":{}}=policy: rules must be a list",
                "tidemark={\"rule\":[]}=policy: the policy has a member 'rule'",
                "tidemark=[]=policy: the policy must be an object"
            })
    void saysWhatIsWrongWithAPolicy(String dialect, String policy, String error) throws Exception {
        var answer = only(answers(line(dialect, "7", policy, image(1, NOW, "a"))));
        assertThat(answer.get("id").asInt()).isEqualTo(7);
        assertThat(answer.path("error").asText()).contains(error).hasLineCount(1);
    }

    @Test
    void saysWhatIsWrongWithASnapshotOrAPattern() throws Exception {
        var incomplete = line("1", HARBOR, "").replace("\"artifacts\"", "\"complete\":false,\"artifacts\"");
        var badPattern = line("2", HARBOR.replace("**", "a["), image(1, NOW, "ab"));
        assertThat(answers(incomplete, badPattern, line("3", HARBOR, image(1, "soon", "a"))))
                .extracting(answer -> answer.path("error").asText())
                .satisfiesExactly(
                        error -> assertThat(error).contains("not complete"),
                        error -> assertThat(error).isEqualTo("policy: bad pattern: a["),
                        error -> assertThat(error).contains(digest(1), "pushedAt", "soon"));
    }

    @Test
    void isNotConfusedByWhatIsNotUtf8() throws Exception {
        var line = line("\"?\"", HARBOR, image(1, NOW, "a")).getBytes(StandardCharsets.ISO_8859_1);
        line[7] = (byte) 0xFF;
        new Cases(NONE).answer(new ByteArrayInputStream(line), new PrintWriter(out));
        assertThat(out.toString()).startsWith("{\"id\":null,\"error\":\"").contains("UTF-8");
    }

    private List<JsonNode> answers(String... lines) throws IOException {
        return answers(NONE, lines);
    }

    private List<JsonNode> answers(Case.Defaults defaults, String... lines) throws IOException {
        out.getBuffer().setLength(0);
        new Cases(defaults).answer(stream(String.join("\n", lines) + "\n"), new PrintWriter(out));
        var answers = new ArrayList<JsonNode>();
        for (var line : out.toString().lines().toList()) {
            answers.add(Json.MAPPER.readTree(line));
        }
        return answers;
    }

    private static JsonNode only(List<JsonNode> answers) {
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String id, String policy, String artifacts) {
        return line("harbor", id, policy, artifacts);
    }

    private static String line(String dialect, String id, String policy, String artifacts) {
        return "{\"id\":%s,\"dialect\":\"%s\",\"policy\":%s,\"snapshot\":{\"repository\":\"library/all\",\"artifacts\":[%s]},\"now\":\"%s\"}"
                .formatted(id, dialect, policy, artifacts, NOW);
    }

    private static String harbor(String template, int parameter) {
        var rule = Map.of(
                "action", "retain",
                "template", template,
                "params", Map.of(template, parameter),
                "tag_selectors", List.of(selector("matches", "**")),
                "scope_selectors", Map.of("repository", List.of(selector("repoMatches", "all"))));
        return Json.line(Map.of("algorithm", "or", "rules", List.of(rule))).strip();
    }

    private static Map<String, String> selector(String decoration, String pattern) {
        return Map.of("kind", "doublestar", "decoration", decoration, "pattern", pattern);
    }

    private static String image(int number, String pushedAt, String... tags) {
        return Json.line(Map.of(
                        "digest",
                        digest(number),
                        "mediaType",
                        IMAGE,
                        "pushedAt",
                        pushedAt,
                        "tags",
                        List.of(tags).stream().map(tag -> Map.of("name", tag)).toList()))
                .strip();
    }

    private static String digest(int number) {
        return "sha256:%064x".formatted(number);
    }
}
