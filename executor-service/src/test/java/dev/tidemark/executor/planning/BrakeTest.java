package dev.tidemark.executor.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evaluator.Plan;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

    @ParameterizedTest
    @CsvSource({
        "100, 50,  50, false", // exactly what is allowed
        "100, 49,  50, true",
        "100, 0,   50, true",
        "18,  9,   40, false", // nine are fewer than the smallest number that counts
        "20,  10,  40, true",
        "100, 0,  100, false",
        "0,   0,   50, false",
        "2000000000, 0, 50, true",
    })
    void holdsAPlanThatDeletesMoreThanItsShare(int total, int retained, int percent, boolean holds) {
        Brake brake = new Brake(config(Map.of("tidemark.brake.max-percent", String.valueOf(percent))));

        assertThat(brake.holds(new Plan(List.of(), List.of(), total, retained)).isPresent())
                .isEqualTo(holds);
    }

    @Test
    void holdsNothingByDefault() {
        assertThat(config(Map.of()).maxPercent()).isEqualTo(100);
        assertThat(config(Map.of()).minCandidates()).isEqualTo(10);
    }

    private static BrakeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(BrakeConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(BrakeConfig.class);
    }
}
