package dev.tidemark.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** Every default of the registries' settings, and where settings may come from. */
class RegistriesConfigTest {

    @Test
    void hasADefaultForEverythingButTheUrl() {
        RegistriesConfig config =
                read(new PropertiesConfigSource(Map.of("tidemark.registries.default.url", "http://r"), "test", 100));

        RegistriesConfig.Settings settings = config.registries().get("default");
        assertThat(settings.url()).isEqualTo("http://r");
        assertThat(settings.kind()).isEqualTo("oci");
        assertThat(settings.username()).isEmpty();
        assertThat(settings.password()).isEmpty();
        assertThat(settings.createdCountsAsPushed()).isFalse();
        assertThat(settings.maxRequests()).isEqualTo(32);
    }

    @Test
    void needsNoRegistryToStart() {
        assertThat(read(new PropertiesConfigSource(Map.of(), "test", 100)).registries())
                .isEmpty();
    }

    @Test
    void isReadFromTheEnvironmentToo() {
        RegistriesConfig config = read(new EnvConfigSource(
                Map.of(
                        "TIDEMARK_REGISTRIES_DEFAULT_URL", "http://r",
                        "TIDEMARK_REGISTRIES_DEFAULT_PASSWORD", "secret",
                        "TIDEMARK_REGISTRIES_DEFAULT_CREATED_COUNTS_AS_PUSHED", "true",
                        "TIDEMARK_REGISTRIES_DEFAULT_MAX_REQUESTS", "5"),
                300));

        RegistriesConfig.Settings settings = config.registries().get("default");
        assertThat(settings.url()).isEqualTo("http://r");
        assertThat(settings.password()).contains("secret");
        assertThat(settings.createdCountsAsPushed()).isTrue();
        assertThat(settings.maxRequests()).isEqualTo(5);
    }

    private static RegistriesConfig read(ConfigSource source) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(RegistriesConfig.class)
                .withSources(source)
                .build();
        return config.getConfigMapping(RegistriesConfig.class);
    }
}
