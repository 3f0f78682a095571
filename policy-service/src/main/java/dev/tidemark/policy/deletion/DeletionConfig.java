package dev.tidemark.policy.deletion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long clients wait for deletions that they asked for. */
@ConfigMapping(prefix = "tidemark.client-deletions")
interface DeletionConfig {

    /** Longer than all but the largest repositories take, and shorter than clients and what stands before us wait for an answer. */
    @WithDefault("PT10S")
    Duration patience();
}
