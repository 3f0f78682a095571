package dev.tidemark.policy.registry;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** What is configured by an environment. */
public final class RegistriesFixtures {

    private RegistriesFixtures() {}

    public static Registries from(Map<String, String> environment) {
        return new Registries(mapping(environment, RegistriesConfig.class));
    }

    public static <M> M mapping(Map<String, String> environment, Class<M> mapping) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(mapping)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(mapping);
    }
}
