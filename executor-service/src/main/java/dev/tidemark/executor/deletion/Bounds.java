package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.guard.Pause;
import dev.tidemark.executor.guard.Stops;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What bounds the carrying out of every plan: stops, time, and how long what was told is remembered. */
@ApplicationScoped
public class Bounds {

    private final Stops stops;
    private final ExecutorConfig config;
    private final Clock clock;
    private final Pause pause;

    Bounds(Stops stops, ExecutorConfig config, Clock clock, Pause pause) {
        this.stops = stops;
        this.config = config;
        this.clock = clock;
        this.pause = pause;
    }

    /** The leeway of one plan; its time begins now. */
    Leeway of(DeletionsCondemned plan, Ownership ownership) {
        return new Leeway(plan, ownership, stops, config, clock, pause);
    }
}
