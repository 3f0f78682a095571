package dev.tidemark.executor.guard;

import java.time.Duration;

/** Waits between two looks at something that nobody announces. */
public final class Pause {

    private Pause() {}

    /** Waits that long, unless the thread is interrupted: then it fails. */
    public static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
