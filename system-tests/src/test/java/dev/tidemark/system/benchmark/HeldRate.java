package dev.tidemark.system.benchmark;

import java.time.Duration;

/** Looks for the highest rate that is held: tries what is asked, then halves the distance, then makes sure of what it found. */
final class HeldRate {

    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final int HALVINGS = 5;
    private static final int LOWEST = 100;

    private final Trial trial;
    private final Duration time;
    private Attempt lowestNotHeld;

    /** @param time for how long a rate is to be held */
    HeldRate(Trial trial, Duration time) {
        this.trial = trial;
        this.time = time;
    }

    /** Tries a rate. */
    interface Trial {
        Attempt of(int perSecond, Duration time) throws Exception;
    }

    /** The attempt that held. */
    Attempt find(int asked) throws Exception {
        Attempt attempt = tried(asked, time);
        if (attempt.holds()) {
            return attempt;
        }
        int rate = halved(0, asked);
        attempt = tried(rate, time);
        while (!attempt.holds()) {
            rate = rate * 9 / 10;
            if (rate < LOWEST) {
                throw new AssertionError("no rate is held");
            }
            attempt = tried(rate, time);
        }
        return attempt;
    }

    private int halved(int held, int notHeld) throws Exception {
        int low = held;
        int high = notHeld;
        for (int i = 0; i < HALVINGS; i++) {
            int middle = (low + high) / 2;
            if (tried(middle, SHORT).holds()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.max(low, LOWEST);
    }

    private Attempt tried(int rate, Duration howLong) throws Exception {
        Attempt attempt = trial.of(rate, howLong);
        System.out.println(attempt);
        if (!attempt.holds() && (lowestNotHeld == null || attempt.asked() <= lowestNotHeld.asked())) {
            lowestNotHeld = attempt;
        }
        return attempt;
    }

    /** The lowest that was tried and not held; null if all were. */
    Attempt lowestNotHeld() {
        return lowestNotHeld;
    }
}
