package dev.tidemark.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatalogueConfigTest {

    @Test
    void looksThroughRegistriesAsOftenAsTheyAreListed() {
        CatalogueConfig config = new SmallRyeConfigBuilder()
                .withMapping(CatalogueConfig.class)
                .build()
                .getConfigMapping(CatalogueConfig.class);

        assertThat(config.every()).isEqualTo(Duration.ofMinutes(10));
    }
}
