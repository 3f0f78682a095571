package dev.tidemark.policy.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeletionConfigTest {

    @Test
    void clientsWaitForTenSeconds() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(DeletionConfig.class)
                .build()
                .getConfigMapping(DeletionConfig.class);

        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(10));
    }
}
