package dev.tidemark.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.contracts.registry.RegistryName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void countsRevisionsFromOne(int revision) {
        assertThatIllegalArgumentException().isThrownBy(() -> policy(revision));
        assertThat(policy(1).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void hasAPositiveNumber(long number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicyId(number));
        assertThat(new PolicyId(Long.MAX_VALUE)).hasToString("9223372036854775807");
    }

    @Test
    void mayConsistOfNoRules() {
        assertThat(policy(1).rules().rules()).isEmpty();
    }

    private static Policy policy(int revision) {
        return new Policy(
                new PolicyId(1),
                revision,
                Dialect.HARBOR,
                Scope.ofRegistry(new RegistryName("default")),
                new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(), false),
                null,
                "{}");
    }
}
