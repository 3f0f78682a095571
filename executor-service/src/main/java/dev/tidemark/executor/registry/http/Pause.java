package dev.tidemark.executor.registry.http;

import java.time.Duration;

/** How to wait, so that tests need not. */
@FunctionalInterface
public interface Pause {

    /** In earnest. */
    Pause SLEEPING = duration -> Thread.sleep(duration.toMillis());

    /** Waits that long. */
    void sleep(Duration duration) throws InterruptedException;
}
