package dev.tidemark.evaluator.artifactory;

import static dev.tidemark.evaluator.artifactory.ArtifactoryFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Selection;
import dev.tidemark.evaluator.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What Artifactory's policies select and delete. */
class ArtifactoryPlansTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "plans.csv", numLinesToSkip = 1, nullValues = "null")
    void deletesWhatTheTableSays(String what, String policy, String world, String deleted) {
        assertThat(World.of(world).deleted(ArtifactoryDialect.compile(policy(policy))))
                .isEqualTo(deleted == null ? "" : deleted);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "selections.csv", numLinesToSkip = 1)
    void selectsTheRepositoriesThatTheTableSays(String what, String policy, String repository, boolean selected) {
        assertThat(Selection.rulesFor(
                        ArtifactoryDialect.compile(policy(policy + " keepLastNVersions=1")),
                        new RepositoryName(repository)))
                .matches(rules -> rules.isPresent() == selected);
    }

    @Test
    void saysWhichConditionKeepsWhat() {
        String policy = "createdBeforeInDays=30 lastDownloadedBeforeInDays=10 includedProperties=cleanup:true "
                + "excludedProperties=cleanup:never";

        assertThat(World.of("young@29d{cleanup=true} used@31d/9d{@cleanup=true} plain@31d never@31d{cleanup=never} "
                                + "old@31d/11d{cleanup=true} -@99d chart@31d[helm]")
                        .told(ArtifactoryDialect.compile(policy(policy))))
                .containsExactly(
                        "#6 RETAIN RULE untagged",
                        "chart RETAIN RULE package type",
                        "never RETAIN RULE with cleanup=never",
                        "old DELETE NOT_RETAINED createdBeforeInDays:30",
                        "plain RETAIN RULE without cleanup=true",
                        "used RETAIN RULE lastDownloadedBeforeInDays:10",
                        "young RETAIN RULE createdBeforeInDays:30");
    }

    @Test
    void saysHowManyVersionsOfWhichTypeItKeeps() {
        assertThat(World.of("a@1d b@2d c@3d[helm]")
                        .told(ArtifactoryDialect.compile(policy("packageTypes=helmoci,docker keepLastNVersions=1"))))
                .containsExactly(
                        "a RETAIN RULE keepLastNVersions:1 docker",
                        "b DELETE NOT_RETAINED keepLastNVersions:1 docker",
                        "c RETAIN RULE keepLastNVersions:1 helmoci");
    }
}
