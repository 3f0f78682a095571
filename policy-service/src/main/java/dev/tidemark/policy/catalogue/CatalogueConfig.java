package dev.tidemark.policy.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often registries are looked through. */
@ConfigMapping(prefix = "tidemark.catalogue")
interface CatalogueConfig {

    /** Who asks for a name does not wait for this; executor-service makes no listing more often. */
    @WithDefault("PT10M")
    Duration every();
}
