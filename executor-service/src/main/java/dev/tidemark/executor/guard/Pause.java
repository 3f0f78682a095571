package dev.tidemark.executor.guard;

import java.time.Duration;

/** How to wait, so that tests need not. Waits are short, between two looks at something that nobody announces. */
@FunctionalInterface
public interface Pause {

    /** In earnest. */
    Pause SLEEPING = Pause::of;

    /** Waits that long. */
    void take(Duration time);

    /** Waits that long in earnest, unless the thread is interrupted: then it fails. */
    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
