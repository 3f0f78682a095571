package dev.tidemark.evaluator.rule;

import java.time.Instant;

/**
 * Where a candidate stands in the order of a time: later ones first, and those of the same time by their push.
 *
 * @param time by which the rule ranks
 * @param push which decides where that time is the same
 */
record Standing(Instant time, Instant push) {

    /** Whether it comes before the other, or they differ in nothing that times can tell. */
    boolean isNotBehind(Standing other) {
        int order = time.compareTo(other.time);
        return order > 0 || order == 0 && !push.isBefore(other.push);
    }
}
