package dev.tidemark.executor.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    @Test
    void lastsForAsLongAsSomebodyTakesToTryAPolicy() {
        PlanningConfig config = new SmallRyeConfigBuilder()
                .withMapping(PlanningConfig.class)
                .build()
                .getConfigMapping(PlanningConfig.class);

        assertThat(config.dryRunsRestFor()).isEqualTo(Duration.ofHours(1));
    }
}
