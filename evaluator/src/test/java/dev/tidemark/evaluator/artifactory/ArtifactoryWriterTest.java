package dev.tidemark.evaluator.artifactory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Chance;
import dev.tidemark.evaluator.Json;
import dev.tidemark.evaluator.language.RandomDocuments;
import dev.tidemark.evaluator.language.TidemarkDialect;
import dev.tidemark.evaluator.meaning.Expressed;
import dev.tidemark.evaluator.meaning.Meaning;
import dev.tidemark.evaluator.swr.SwrDialect;
import dev.tidemark.evaluator.swr.SwrPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactoryWriterTest {

    private static final int DOCUMENTS = Integer.getInteger("tidemark.worlds", 500) * 2;
    private static final RegistryName REGISTRY = new RegistryName("registry");
    private static final Scope ALL = Scope.ofRegistry(REGISTRY);
    private static final ArtifactoryPolicy FRAME =
            new ArtifactoryPolicy("images", null, "0 0 3 * * ?", null, null, null, null, null, null);
    /** Images, as Artifactory's package type {@code docker} has them. */
    private static final String IMAGES =
            """
            {'any': [{'artifactType': {'exact': 'application/vnd.docker.container.image.v1+json'}},
             {'artifactType': {'exact': 'application/vnd.oci.image.config.v1+json'}}, {'not': {'artifactType': '**'}}]}""";

    private static final String OTHERS_STAY =
            "{'name': 'others', 'artifacts': {'not': %s}, 'keep': {'always': true}%s}";

    @Test
    void everyPolicyOfArtifactoryThatDoesSomethingCanBeWrittenAgain() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            String words = words(new Chance(seed));
            ArtifactoryPolicy policy = ArtifactoryFixtures.policy(words);
            Scope scope = words.contains("projectKey")
                    ? Scope.ofProject(REGISTRY, new ProjectName(policy.projectKey()))
                    : ALL;
            Meaning meaning = new Meaning(scope, ArtifactoryDialect.compile(policy));
            Expressed<ArtifactoryPolicy> written = ArtifactoryWriter.write(meaning, policy);

            if (meaning.rules().rules().isEmpty()) {
                assertThat(written.obstacle()).contains("does nothing");
            } else {
                assertThat(written.obstacle()).as(words).isEmpty();
                assertThat(new Meaning(
                                scope,
                                ArtifactoryDialect.compile(written.document().orElseThrow())))
                        .isEqualTo(meaning);
            }
        }
    }

    private static String words(Chance chance) {
        boolean global = chance.oneIn(2);
        String where = global
                ? chance.pick("includeAllProjects=true", "includeAllProjects=- includedProjects=shop,default")
                : "includeAllProjects=- projectKey=shop";
        return String.join(
                " ",
                where,
                "packageTypes=" + chance.pick("docker", "docker,oci", "oci,helmoci", "docker,oci,helmoci", "helmoci"),
                "repos=" + chance.pick("**", "*", "shop", "shop,team", "s*", "shop,s?op"),
                "excludedRepos=" + chance.pick("", "", "team", "team,x*"),
                "includedPackages=" + chance.pick("**", "app", "app/*", "app/**", "a?p"),
                "excludedPackages=" + chance.pick("", "", "lib", "lib,lib/x"),
                chance.pick(
                        "keepLastNVersions=3",
                        "createdBeforeInDays=30",
                        "lastDownloadedBeforeInDays=7",
                        "createdBeforeInMonths=2 lastDownloadedBeforeInMonths=1",
                        "includedProperties=tier:dev",
                        "createdBeforeInDays=5 includedProperties=tier:dev excludedProperties=keep:true",
                        "keepLastNVersions=2 excludedProperties=keep:true"));
    }

    @Test
    void whateverIsWrittenOfOurLanguageMeansWhatItMeant() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Meaning meaning =
                    new Meaning(ALL, TidemarkDialect.compile(new RandomDocuments(new Chance(seed)).document()));
            ArtifactoryWriter.write(meaning, FRAME).document().ifPresent(written -> assertThat(
                            new Meaning(ALL, ArtifactoryDialect.compile(written)))
                    .isEqualTo(meaning));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'artifacts': IMAGES, 'keep': {'newest': 10}}                 | '' | keepLastNVersions=10",
                "{'keep': {'youngerThan': 'P90D'}}                             | '' | createdBeforeInDays=90",
                "{'keep': {'youngerThan': 'P60D', 'by': 'active'}}             | '' | lastDownloadedBeforeInDays=60",
                "{'keep': {'any': [{'youngerThan': 'P60D', 'by': 'active'}]}}  | '' | lastDownloadedBeforeInMonths=2",
                "{'repositories': 'shop/**', 'keep': {'youngerThan': 'P90D'}}  | 'shop/**'  | createdBeforeInDays=90 repos=shop",
                "{'repositories': 'shop/app', 'keep': {'youngerThan': 'P90D'}} | 'shop/app' | createdBeforeInDays=90 repos=shop includedPackages=app"
            })
    void writesWhatKeepsOtherTypesAndWhatHasNoTag(String rule, String repositories, String words) {
        String where = repositories.equals("''") ? "" : ", 'repositories': " + repositories;
        String document = "{'rules': [" + rule + ", " + OTHERS_STAY.formatted("IMAGES", where)
                + "], 'untagged': {'always': true}}";

        ArtifactoryPolicy written =
                write(document.replace("IMAGES", IMAGES)).document().orElseThrow();

        assertThat(new Meaning(ALL, ArtifactoryDialect.compile(written)))
                .isEqualTo(new Meaning(ALL, ArtifactoryDialect.compile(ArtifactoryFixtures.policy(words))));
        assertThat(written.searchCriteria().packageTypes()).containsExactly("docker");
        assertThat(written.key()).isEqualTo("images");
        assertThat(written.cronExp()).isEqualTo("0 0 3 * * ?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rules': [{'keep': {'newest': 10}}]} | package types",
                "{'rules': [{'keep': {'newest': 10}}], 'untagged': {'always': true}} | package types",
                "{'rules': [{'keep': {'youngerThan': 'P30D'}}], 'untagged': {'always': true}} | package types",
                "{'rules': []} | does nothing",
                "{'rules': [{'repositories': {'repository': {'regexp': 'a'}}, 'keep': {'newest': 1}}]} | repositories",
                "{'rules': [{'keep': {'newest': 1}}, {'repositories': 'a/**', 'keep': {'newest': 1}}]} | different repositories"
            })
    void saysWhyItHasNoWords(String document, String why) {
        assertThat(write(document).document()).isEmpty();
        assertThat(write(document).obstacle()).contains(why);
    }

    @Test
    void policiesOfSwrAreForOneRepository() {
        Scope app = Scope.ofRepository(REGISTRY, new RepositoryName("shop/app"));
        SwrPolicy policy = Json.read(
                "{\"algorithm\":\"or\",\"rules\":[{\"template\":\"tag_rule\",\"params\":{\"num\":\"3\"},\"tag_selectors\":[]}]}",
                SwrPolicy.class);
        Meaning meaning = new Meaning(app, SwrDialect.compile(policy));

        assertThat(ArtifactoryWriter.write(meaning, FRAME).obstacle()).contains("one repository");
    }

    private static Expressed<ArtifactoryPolicy> write(String document) {
        JsonNode json = Json.read(document.replace('\'', '"'), JsonNode.class);
        return ArtifactoryWriter.write(new Meaning(ALL, TidemarkDialect.compile(json)), FRAME);
    }
}
