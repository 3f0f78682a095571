package dev.tidemark.policy.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which tick of a schedule is to be run now. */
final class Slots {

    /** What was missed by more is left to the next tick: nobody expects last night's clean-up at noon. */
    private static final Duration LATEST = Duration.ofHours(1);

    private Slots() {}

    /**
     * The latest tick that is due, of several missed ones that only; empty if it is older than an hour, or nearer to the tick after it.
     *
     * @param first the first tick that has not been looked at
     */
    static Optional<Instant> toRun(Cron cron, Instant first, Instant now) {
        Instant earliest = now.minus(LATEST);
        Optional<Instant> slot = first.isAfter(earliest) ? Optional.of(first) : cron.next(earliest);
        Optional<Instant> latest = Optional.empty();
        while (slot.isPresent() && !slot.get().isAfter(now)) {
            latest = slot;
            slot = cron.next(slot.get());
        }
        Optional<Instant> following = slot;
        return latest.filter(
                due -> following.map(next -> isNearer(due, next, now)).orElse(true));
    }

    private static boolean isNearer(Instant due, Instant next, Instant now) {
        return Duration.between(due, now).compareTo(Duration.between(due, next).dividedBy(2)) < 0;
    }
}
