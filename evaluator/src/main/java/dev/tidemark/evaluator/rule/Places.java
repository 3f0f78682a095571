package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Keep;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * How many places of a stream are taken: by all that came, by those that surely belong there, and by those of them that surely come before
 * whoever is asked for. Candidates come in the order of their latest possible times, so that who is surely before one is before all after it.
 */
final class Places {

    private final Times times;
    private final Keep.Newest keep;

    /** How early those stand, at the earliest, that may still turn out to come after somebody; the latest first. */
    private final Queue<Standing> unsettled = new PriorityQueue<>(
            Comparator.comparing(Standing::time).thenComparing(Standing::push).reversed());

    private int all;
    private int sure;
    private int settled;

    Places(Times times, Keep.Newest keep) {
        this.times = times;
        this.keep = keep;
    }

    /** Notes that another one came, and says how many did. */
    int come() {
        return ++all;
    }

    /** Notes that one came that surely belongs there, behind all places there are. */
    void pass() {
        sure++;
    }

    /** Gives the next place to one that surely belongs there. */
    void take(Candidate candidate) {
        sure++;
        unsettled.add(times.earliest(candidate, keep.by()));
    }

    int sure() {
        return sure;
    }

    /** Whether all places are surely taken by others, whoever comes from now on. */
    boolean areTaken() {
        return settled >= keep.count();
    }

    /** Whether all places are surely taken by others that come before it. */
    boolean areTakenBefore(Candidate candidate) {
        Standing latest = times.latest(candidate, keep.by());
        while (!unsettled.isEmpty() && unsettled.peek().isNotBehind(latest)) {
            unsettled.remove();
            settled++;
        }
        return areTaken();
    }
}
