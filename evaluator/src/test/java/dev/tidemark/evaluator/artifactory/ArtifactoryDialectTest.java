package dev.tidemark.evaluator.artifactory;

import static dev.tidemark.evaluator.Json.write;
import static dev.tidemark.evaluator.artifactory.ArtifactoryFixtures.json;
import static dev.tidemark.evaluator.artifactory.ArtifactoryFixtures.policy;
import static dev.tidemark.evaluator.artifactory.ArtifactoryFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.evaluator.InvalidPolicyException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactoryDialectTest {

    @Test
    void compilesToTagsAndKeepsTheLastOne() {
        RetentionRules rules = ArtifactoryDialect.compile(
                policy("createdBeforeInMonths=12 lastDownloadedBeforeInMonths=1 excludedProperties=keep:yes"));

        assertThat(rules.unit()).isEqualTo(RetentionRules.Unit.TAG);
        assertThat(rules.allowEmpty()).isFalse();
        assertThat(names(rules))
                .containsExactly(
                        "untagged",
                        "package type",
                        "with keep=yes",
                        "createdBeforeInMonths:12",
                        "lastDownloadedBeforeInMonths:1");
    }

    @Test
    void selectsNothingByTypesThatARegistryDoesNotHold() {
        assertThat(ArtifactoryDialect.compile(policy("packageTypes=maven,npm keepLastNVersions=3"))
                        .rules())
                .isEmpty();
    }

    @Test
    void showsAPropertyInShort() {
        assertThat(names(ArtifactoryDialect.compile(policy("includedProperties=a:" + "b".repeat(900)))))
                .contains("without a=" + "b".repeat(98) + "…");
    }

    /** As their acceptance tests send them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "includeAllProjects=false includedProjects=default createdBeforeInMonths=1 lastDownloadedBeforeInMonths=6",
                "projectKey=myproj includeAllProjects=false includedProjects= createdBeforeInMonths=1",
                "packageTypes=docker,generic,helm,helmoci,nuget,terraform createdBeforeInDays=30",
                "packageTypes=docker,helm,helmoci,nuget,maven,npm keepLastNVersions=5",
                "excludedPackages=com/jfrog/latest includedProperties=a:b createdBeforeInDays=1",
                "packageTypes=something-new createdBeforeInDays=1",
                "createdBeforeInMonths=12 lastDownloadedBeforeInMonths=1 keepLastNVersions=0",
                "lastDownloadedBeforeInDays=1 createdBeforeInMonths=0",
                "includedProjects=a cronExp= projectKey= keepLastNVersions=1 excludedProperties=a:b"
            })
    void acceptsWhatClientsSend(String words) {
        assertThat(ArtifactoryDialect.compile(policy(words)).unit()).isEqualTo(RetentionRules.Unit.TAG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "packageTypes=-             | packageTypes needs at least one element",
                "packageTypes=              | packageTypes needs at least one element",
                "'packageTypes=docker,,oci' | packageTypes has an empty element",
                "repos=-                    | repos needs at least one element",
                "repos=                     | repos needs at least one element",
                "'repos=a,,b'               | repos has an empty element",
                "'excludedRepos=a,,b'       | excludedRepos has an empty element",
                "includedPackages=-         | includedPackages needs at least one element",
                "includedPackages=          | includedPackages needs at least one element",
                "'includedPackages=a,b'     | includedPackages must have exactly one element",
                "excludedPackages=a*        | excludedPackages must be names without wildcards",
                "'excludedPackages=b,a?'    | excludedPackages must be names without wildcards",
                "createdBeforeInDays=0      | at least one condition on time, keepLastNVersions or includedProperties is needed",
                "createdBeforeInDays=-      | at least one condition on time, keepLastNVersions or includedProperties is needed",
                "createdBeforeInDays=0 createdBeforeInMonths=0 keepLastNVersions=0 | at least one condition on time, keepLastNVersions or includedProperties is needed",
                "createdBeforeInDays=0 excludedProperties=a:b | at least one condition on time, keepLastNVersions or includedProperties is needed",
                "keepLastNVersions=1        | keepLastNVersions cannot be combined with conditions on time or with includedProperties",
                "createdBeforeInDays=0 lastDownloadedBeforeInMonths=1 keepLastNVersions=1 | keepLastNVersions cannot be combined with conditions on time or with includedProperties",
                "createdBeforeInDays=0 includedProperties=a:b keepLastNVersions=1 | keepLastNVersions cannot be combined with conditions on time or with includedProperties",
                "createdBeforeInMonths=1    | days and months cannot be mixed",
                "lastDownloadedBeforeInMonths=1 | days and months cannot be mixed",
                "createdBeforeInDays=-1     | createdBeforeInDays must not be negative: -1",
                "lastDownloadedBeforeInDays=-2 | lastDownloadedBeforeInDays must not be negative: -2",
                "createdBeforeInMonths=-3   | createdBeforeInMonths must not be negative: -3",
                "lastDownloadedBeforeInMonths=-4 | lastDownloadedBeforeInMonths must not be negative: -4",
                "keepLastNVersions=-5       | keepLastNVersions must not be negative: -5",
                "createdBeforeInDays=0 keepLastNVersions=1 packageTypes=docker,Generic | keepLastNVersions is not supported for the package type generic",
                "projectKey=team            | Cannot include all projects for a project level policy",
                "projectKey=team includeAllProjects=false includedProjects=team | Cannot include projects for a project level policy",
                "includeAllProjects=false   | includedProjects needs at least one element where includeAllProjects is not true",
                "includeAllProjects=- includedProjects= | includedProjects needs at least one element where includeAllProjects is not true",
                "'includedProjects=a,,b'    | includedProjects has an empty element"
            })
    void refusesWhatMeansNothing(String words, String message) {
        refused(json("createdBeforeInDays=30 " + words), message);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\"a\":[\"b\",\"c\"]}'",
                "'{\"a\":[]}'",
                "'{\"a\":null}'",
                "'{\"a\":[null]}'",
                "'{\"a\":[\"b\"],\"c\":[\"d\"]}'"
            })
    void refusesPropertiesThatAreNotOne(String property) {
        for (String member : List.of("includedProperties", "excludedProperties")) {
            String json = json("createdBeforeInDays=30 " + member + "=x:y").replace("{\"x\":[\"y\"]}", property);

            refused(json, member + " must have exactly one key with exactly one value");
        }
    }

    @Test
    void refusesAPropertyWithoutAKeyOrTooLong() {
        refused(json("includedProperties=:b"), "includedProperties has a key that is empty, or is too long");
        refused(
                json("includedProperties=a:" + "b".repeat(1_000)),
                "includedProperties has a key that is empty, or is too long");
    }

    @Test
    void refusesListsBeyondReason() {
        String names = IntStream.range(0, 201).mapToObj(i -> "repo-" + i).collect(Collectors.joining(","));

        refused(json("createdBeforeInDays=30 repos=" + names), "repos has more than 200 elements");
        refused(
                json("createdBeforeInDays=30 excludedRepos=" + "a".repeat(256)),
                "excludedRepos has a pattern longer than 255 characters");
    }

    @Test
    void refusesAPolicyWithoutCriteria() {
        refused("{\"key\":\"a\"}", "searchCriteria is missing");
    }

    @Test
    void echoesWhatWasSentAndNothingElse() {
        String sent =
                """
                {"key":"old-images","description":"My cleanup policy","cronExp":"0 0 2 ? * MON-SAT *","durationInMinutes":60,\
                "skipTrashcan":false,"projectKey":"","searchCriteria":{"packageTypes":["docker"],"repos":["**"],\
                "includedPackages":["**"],"excludedPackages":["com/jfrog/latest"],"includeAllProjects":true,\
                "includedProjects":[],"createdBeforeInDays":30,"lastDownloadedBeforeInDays":60}}""";

        assertThat(write(read(sent))).isEqualTo(sent);
        assertThat(
                        write(
                                read(
                                        "{\"key\":\"a\",\"searchCriteria\":{\"excludedRepos\":[],\"keepLastNVersions\":0,"
                                                + "\"includedProperties\":{\"cleanup.candidate\":[\"true\"]},\"somethingNew\":1},\"unknown\":{}}")))
                .isEqualTo("{\"key\":\"a\",\"searchCriteria\":{\"excludedRepos\":[],\"keepLastNVersions\":0,"
                        + "\"includedProperties\":{\"cleanup.candidate\":[\"true\"]}}}");
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> ArtifactoryDialect.compile(read(json)))
                .isInstanceOfSatisfying(InvalidPolicyException.class, thrown -> assertThat(thrown.kind())
                        .isEqualTo(InvalidPolicyException.Kind.BAD_REQUEST))
                .hasMessage(message);
    }

    private static List<String> names(RetentionRules rules) {
        return rules.rules().stream().map(RetentionRule::name).toList();
    }
}
