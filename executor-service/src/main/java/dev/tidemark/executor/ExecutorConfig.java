package dev.tidemark.executor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much this worker does at once, and for how long. */
@ConfigMapping(prefix = "tidemark.executor")
public interface ExecutorConfig {

    /** Executions turned into tasks at once; each holds the names of a catalogue. */
    @WithDefault("8")
    int selectionWorkers();

    /** Tasks of sweeps planned at once: they wait for the registry most of the time. */
    @WithDefault("32")
    int planningWorkers();

    /** Tasks of single repositories planned at once, beside the sweeps. */
    @WithDefault("8")
    int promptWorkers();

    /** Plans carried out at once; each is one repository. */
    @WithDefault("32")
    int deletionWorkers();

    /** How long deletion works on one plan, so that one repository cannot keep a worker for ever; the rest waits for the next run. */
    @WithDefault("PT30M")
    Duration deletionTime();

    /**
     * How far back results are read when a partition is taken over. A plan lives 24 hours at most, and whoever takes it over must
     * know whether it was ended before.
     */
    @WithDefault("PT26H")
    Duration memory();

    /** An attempt that takes longer than this makes the service unready, so that somebody looks. */
    @WithDefault("PT45M")
    Duration stuckAfter();
}
