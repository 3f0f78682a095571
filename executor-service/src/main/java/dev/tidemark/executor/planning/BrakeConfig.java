package dev.tidemark.executor.planning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a task is held instead of carried out, whatever its policy says. */
@ConfigMapping(prefix = "tidemark.brake")
interface BrakeConfig {

    /** The largest share of a repository's candidates a task may delete, in percent. 100 holds nothing: a policy is meant to delete. */
    @WithDefault("100")
    int maxPercent();

    /** Below so many condemned candidates the share does not matter: one of two is half of them. */
    @WithDefault("10")
    int minCandidates();
}
