package dev.tidemark.evaluator.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Chance;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.Json;
import dev.tidemark.evaluator.language.RandomDocuments;
import dev.tidemark.evaluator.language.TidemarkDialect;
import dev.tidemark.evaluator.meaning.Expressed;
import dev.tidemark.evaluator.meaning.Meaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarborWriterTest {

    private static final int DOCUMENTS = Integer.getInteger("tidemark.worlds", 500) * 4;
    private static final RegistryName REGISTRY = new RegistryName("registry");
    private static final Scope SHOP = Scope.ofProject(REGISTRY, new ProjectName("shop"));
    private static final HarborTrigger TRIGGER = new HarborTrigger("Schedule", Map.of("cron", "0 0 3 * * *"));

    @Test
    void everyPolicyOfHarborCanBeWrittenAgain() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            HarborPolicy policy = new RandomPolicies(new Chance(seed)).policy();
            try {
                Meaning meaning = new Meaning(SHOP, HarborDialect.compile(policy));
                Expressed<HarborPolicy> written = HarborWriter.write(meaning, TRIGGER, 7);

                assertThat(written.obstacle()).as("%s", policy).isEmpty();
                assertThat(new Meaning(
                                SHOP, HarborDialect.compile(written.document().orElseThrow())))
                        .isEqualTo(meaning);
            } catch (InvalidPolicyException twoRulesAreOne) {
                assertThat(twoRulesAreOne.kind()).isEqualTo(InvalidPolicyException.Kind.CONFLICT);
            }
        }
    }

    @Test
    void whateverIsWrittenOfOurLanguageMeansWhatItMeant() {
        int written = 0;
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            RetentionRules rules = TidemarkDialect.compile(new RandomDocuments(new Chance(seed)).document());
            Meaning meaning = new Meaning(SHOP, rules);
            Expressed<HarborPolicy> policy = HarborWriter.write(meaning, TRIGGER, 7);
            if (policy.document().isPresent()) {
                written++;
                assertThat(new Meaning(
                                SHOP, HarborDialect.compile(policy.document().get())))
                        .isEqualTo(meaning);
            }
        }
        assertThat(written).isPositive();
    }

    @Test
    void writesWhatKeepsAllTagsAndSomeOfTheRest() {
        HarborPolicy written = write(
                        """
                {'rules': [{'repositories': {'project': 'shop'}, 'keep': {'always': true}}], 'untagged': {'newest': 5}}""")
                .document()
                .orElseThrow();

        assertThat(written.rules())
                .extracting(HarborRule::template)
                .containsExactlyInAnyOrder("always", "latestPushedK");
        assertThat(written.trigger()).isEqualTo(TRIGGER);
        assertThat(written.scope()).isEqualTo(new HarborScope("project", 7));
        assertThat(Json.write(written)).contains("{\"decoration\":\"excludes\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rules': [{'keep': {'newest': 10}}]}                                       | decides on each tag",
                "{'rules': [{'keep': {'youngerThan': 'P30D'}}]}                              | decides on each tag",
                "{'rules': [{'artifacts': 'v*', 'keep': {'always': true}}]}                  | decides on each tag",
                "{'rules': [{'keep': {'always': true}}]}                                     | no template",
                "{'rules': [{'keep': {'always': true}}], 'untagged': {'youngerThan': 'P1D'}} | no template",
                "{'rules': [{'keep': {'always': true}}], 'untagged': {'newest': 1, 'by': 'created'}} | no template",
                "{'rules': [{'keep': {'always': true}}], 'untagged': {'newest': 1}, 'allowEmpty': true} | something else",
                "{'rules': [{'repositories': {'repository': {'regexp': 'a'}}, 'keep': {'always': true}}], 'untagged': {'newest': 1}} | whole name"
            })
    void saysWhyItHasNoWords(String document, String why) {
        assertThat(write(document).document()).isEmpty();
        assertThat(write(document).obstacle()).contains(why);
    }

    @Test
    void isForAWholeProject() {
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(), false);
        List<Scope> others =
                List.of(Scope.ofRegistry(REGISTRY), Scope.ofRepository(REGISTRY, new RepositoryName("shop/app")));

        assertThat(others).allSatisfy(scope -> assertThat(HarborWriter.write(new Meaning(scope, rules), TRIGGER, 7)
                        .obstacle())
                .contains("one whole project"));
        assertThat(HarborWriter.write(new Meaning(SHOP, rules), TRIGGER, 7).document())
                .isPresent();
    }

    private static Expressed<HarborPolicy> write(String document) {
        RetentionRules rules = TidemarkDialect.compile(Json.read(document.replace('\'', '"'), JsonNode.class));
        return HarborWriter.write(new Meaning(SHOP, rules), TRIGGER, 7);
    }
}
