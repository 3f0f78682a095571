package dev.tidemark.evaluator.swr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Chance;
import dev.tidemark.evaluator.Json;
import dev.tidemark.evaluator.language.RandomDocuments;
import dev.tidemark.evaluator.language.TidemarkDialect;
import dev.tidemark.evaluator.meaning.Expressed;
import dev.tidemark.evaluator.meaning.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwrWriterTest {

    private static final int DOCUMENTS = Integer.getInteger("tidemark.worlds", 500) * 4;
    private static final RegistryName REGISTRY = new RegistryName("registry");
    private static final Scope APP = Scope.ofRepository(REGISTRY, new RepositoryName("shop/app"));
    private static final List<String> EXCEPTIONS =
            List.of("label:latest", "label:v1", "regexp:^v", "regexp:", "label:a*b", "regexp:[0-9]+$");

    @Test
    void everyPolicyOfSwrCanBeWrittenAgain() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Chance chance = new Chance(seed);
            String words = chance.pick("days=", "num=") + (1 + chance.below(300)) + " "
                    + String.join(" ", chance.some(chance.below(4), () -> chance.pick(EXCEPTIONS)));
            Meaning meaning = new Meaning(APP, SwrDialect.compile(SwrFixtures.policy(words)));
            Expressed<SwrPolicy> written = SwrWriter.write(meaning);

            assertThat(written.obstacle()).as(words).isEmpty();
            assertThat(new Meaning(APP, SwrDialect.compile(written.document().orElseThrow())))
                    .isEqualTo(meaning);
        }
    }

    @Test
    void whateverIsWrittenOfOurLanguageMeansWhatItMeant() {
        int written = 0;
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Meaning meaning =
                    new Meaning(APP, TidemarkDialect.compile(new RandomDocuments(new Chance(seed)).document()));
            Expressed<SwrPolicy> policy = SwrWriter.write(meaning);
            if (policy.document().isPresent()) {
                written++;
                assertThat(new Meaning(APP, SwrDialect.compile(policy.document().get())))
                        .isEqualTo(meaning);
            }
        }
        assertThat(written).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rules': [{'keep': {'newest': 10}}], 'untagged': {'always': true}} | num=10",
                "{'rules': [{'repositories': 'shop/**', 'keep': {'newest': 10}}], 'untagged': {'always': true}} | num=10",
                "{'rules': [{'keep': {'youngerThan': 'P4W'}}, {'disabled': true, 'keep': {'always': true}}], 'untagged': {'always': true}} | days=28",
                "{'rules': [{'artifacts': {'not': {'tag': {'regexp': '^v'}}}, 'keep': {'newest': 3}}, {'artifacts': {'tag': {'regexp': '^v'}}, 'keep': {'always': true}}], 'untagged': {'always': true}} | num=3 regexp:^v",
                "{'rules': [{'artifacts': {'not': {'any': ['latest', {'tag': {'regexp': '^v'}}]}}, 'keep': {'newest': 3}}, {'artifacts': {'any': ['latest', {'tag': {'regexp': '^v'}}]}, 'keep': {'always': true}}], 'untagged': {'always': true}} | num=3 label:latest regexp:^v"
            })
    void writesNumberAgeAndExceptions(String document, String words) {
        SwrPolicy policy = write(document).document().orElseThrow();

        assertThat(new Meaning(APP, SwrDialect.compile(policy)))
                .isEqualTo(new Meaning(APP, SwrDialect.compile(SwrFixtures.policy(words))));
        assertThat(policy.rules()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rules': [{'keep': {'newest': 10}}]} | one rule",
                "{'rules': [{'keep': {'newest': 10, 'by': 'active'}}], 'untagged': {'always': true}} | something else",
                "{'rules': [{'keep': {'newest': 1001}}], 'untagged': {'always': true}} | something else",
                "{'rules': [{'keep': {'newest': 10}}], 'untagged': {'always': true}, 'allowEmpty': true} | something else",
                "{'rules': [{'keep': {'youngerThan': 'PT5H'}}], 'untagged': {'always': true}} | or those of some days",
                "{'rules': [{'keep': {'youngerThan': 'P5D', 'min': 2}}], 'untagged': {'always': true}} | or those of some days",
                "{'rules': [{'keep': {'newest': 3}}, {'artifacts': 'v*', 'keep': {'always': true}}], 'untagged': {'always': true}} | sets aside",
                "{'rules': [{'keep': {'newest': 3}}, {'artifacts': 'latest', 'keep': {'always': true}}], 'untagged': {'always': true}} | something else",
                "{'rules': [{'keep': {'newest': 3}}, {'keep': {'youngerThan': 'P1D'}}], 'untagged': {'always': true}} | one rule"
            })
    void saysWhyItHasNoWords(String document, String why) {
        assertThat(write(document).document()).isEmpty();
        assertThat(write(document).obstacle()).contains(why);
    }

    @Test
    void isForOneRepository() {
        RetentionRules rules = SwrDialect.compile(SwrFixtures.policy("num=3"));

        assertThat(SwrWriter.write(new Meaning(Scope.ofRegistry(REGISTRY), rules))
                        .obstacle())
                .contains("one repository");
    }

    private static Expressed<SwrPolicy> write(String document) {
        JsonNode json = Json.read(document.replace('\'', '"'), JsonNode.class);
        return SwrWriter.write(new Meaning(APP, TidemarkDialect.compile(json)));
    }
}
