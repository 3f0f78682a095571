package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Keep.By;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * How many places of a stream are taken: by all that came, by those that surely belong there, and by those of them that surely come before
 * whoever is asked for. Candidates come in the order of their latest possible times, so that who is surely before one is before all after it.
 */
final class Places {

    private final Times times;
    private final By by;

    /** The earliest places of those that may still turn out to come after somebody. */
    private final Queue<Instant> unsettled = new PriorityQueue<>(Comparator.reverseOrder());

    private int all;
    private int sure;
    private int settled;

    Places(Times times, By by) {
        this.times = times;
        this.by = by;
    }

    /** Notes that another one came, and says how many did. */
    int come() {
        return ++all;
    }

    /** Gives the next place to one that surely belongs there. */
    void take(Candidate candidate) {
        sure++;
        unsettled.add(times.earliestPlace(candidate, by));
    }

    int sure() {
        return sure;
    }

    /** How many of those that surely belong there are surely before it. */
    int surelyBefore(Candidate candidate) {
        Instant latest = times.latestPlace(candidate, by);
        while (!unsettled.isEmpty() && !unsettled.peek().isBefore(latest)) {
            unsettled.remove();
            settled++;
        }
        return settled;
    }
}
