package dev.tidemark.policy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what other threads and processes do; long enough for a machine that builds something else beside. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    public static ConditionFactory eventually() {
        return Awaitility.await().atMost(PATIENCE);
    }
}
