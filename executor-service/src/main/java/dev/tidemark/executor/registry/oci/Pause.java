package dev.tidemark.executor.registry.oci;

import java.time.Duration;

/** How to wait, so that tests need not. */
@FunctionalInterface
interface Pause {

    Pause SLEEPING = duration -> Thread.sleep(duration.toMillis());

    void sleep(Duration duration) throws InterruptedException;
}
