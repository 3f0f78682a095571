package dev.tidemark.audit.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is believed of what was told. */
@ConfigMapping(prefix = "tidemark.inventory")
public interface InventoryConfig {

    /**
     * How long the receiver of a registry's events may be silent before pulls count as lost: longer than it takes to start again, and not
     * longer than those who send events keep trying.
     */
    @WithDefault("PT2M")
    Duration receiverOutage();
}
