package dev.tidemark.evaluator.rule;

import java.time.Duration;
import java.time.Instant;

/**
 * The instant from which on something is young. One before the first images saturates: whatever has a time is young then, where Harbor's
 * own arithmetic would overflow and let everything go.
 *
 * @param at {@link Instant#MIN} where it saturates
 * @param wholeSeconds whether the times compared with it are rounded down
 * @param exclusive whether the very instant is already too old
 */
record Cutoff(Instant at, boolean wholeSeconds, boolean exclusive) {

    /** Harbor knows whole seconds only, and rounds both sides down, except for the now of the exclusive form. */
    static Cutoff harbor(Instant now, long days, boolean exclusive) {
        Instant from = exclusive ? now : Instant.ofEpochSecond(now.getEpochSecond());
        long mostDays = Duration.between(Instant.EPOCH, now).toDays();
        return new Cutoff(days > mostDays ? Instant.MIN : from.minus(Duration.ofDays(days)), true, exclusive);
    }

    static Cutoff exact(Instant now, long seconds) {
        return new Cutoff(seconds > now.getEpochSecond() ? Instant.MIN : now.minusSeconds(seconds), false, false);
    }

    boolean isYoung(Instant time) {
        Instant compared = wholeSeconds ? Instant.ofEpochSecond(time.getEpochSecond()) : time;
        return exclusive ? compared.isAfter(at) : !compared.isBefore(at);
    }
}
