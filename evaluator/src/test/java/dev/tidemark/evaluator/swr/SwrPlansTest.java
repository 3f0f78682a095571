package dev.tidemark.evaluator.swr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evaluator.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What SWR's policies delete. */
class SwrPlansTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "plans.csv", numLinesToSkip = 1, emptyValue = "", nullValues = "null")
    void deletesWhatTheTableSays(String what, String policy, String world, String deleted) {
        assertThat(World.of(world == null ? "" : world).deleted(SwrDialect.compile(SwrFixtures.policy(policy))))
                .isEqualTo(deleted == null ? "" : deleted);
    }

    @Test
    void saysWhichRuleKeepsWhat() {
        assertThat(World.of("v5@9d a123@9d new@1d old@5d -@9d")
                        .told(SwrDialect.compile(SwrFixtures.policy("days=3 label:v5 regexp:12"))))
                .containsExactly(
                        "#5 RETAIN RULE untagged",
                        "a123 RETAIN RULE exception regexp 12",
                        "new RETAIN RULE date_rule:3",
                        "old DELETE NOT_RETAINED date_rule:3",
                        "v5 RETAIN RULE exception label v5");
    }

    @Test
    void leavesARepositoryAloneWithoutARule() {
        SwrPolicy policy = SwrFixtures.read("{\"algorithm\":\"or\",\"rules\":[]}");

        assertThat(World.of("a@1d b@2d").deleted(SwrDialect.compile(policy))).isEqualTo("left alone");
    }
}
