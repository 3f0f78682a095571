package dev.tidemark.executor.planning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How repositories are read. */
@ConfigMapping(prefix = "tidemark.planning")
interface PlanningConfig {

    /**
     * For how long after a complete reading of a repository dry runs take the inventory's word for where its tags point. An hour is what
     * somebody takes to try a policy; a tag that was moved meanwhile, and of which nothing told, is shown where it was.
     */
    @WithDefault("PT1H")
    Duration dryRunsRestFor();
}
