package dev.tidemark.audit.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long decisions are kept. Deletions are kept for ever. */
@ConfigMapping(prefix = "tidemark.decisions")
public interface RetentionConfig {

    /** Of each policy the last ones keep their decisions: what Harbor's clients are used to. */
    @WithDefault("50")
    int executions();

    /** As long as the topics keep theirs, so that a rebuild finds what readers were promised. */
    @WithDefault("P30D")
    Duration atLeast();

    /** A service may be down for a season without rows falling into the default partition. */
    @WithDefault("3")
    int monthsAhead();
}
