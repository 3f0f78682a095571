package dev.tidemark.policy.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often registries are looked through completely. */
@ConfigMapping(prefix = "tidemark.scans")
interface ScanConfig {

    /**
     * From one scan to the next; zero for none. Between two scans a push that nobody told of is known to the day only, and for longer than
     * that few people want to wait for their inventory to be right again.
     */
    @WithDefault("PT24H")
    Duration every();

    /** From when a registry is first known to its first scan: soon, but not before whoever just started all this has looked around. */
    @WithDefault("PT10M")
    Duration firstAfter();
}
