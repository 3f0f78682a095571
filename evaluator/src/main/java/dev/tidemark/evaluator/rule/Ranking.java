package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Keep.By;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The candidates in the order of each of their times, sorted once for all rules. */
final class Ranking {

    private final List<Candidate> candidates;
    private final int[] newestFirst;
    private final Times times;
    private final Map<By, int[]> orders = new EnumMap<>(By.class);

    /** @param newestFirst {@link Candidate#newestFirst their own order}, which also decides where times are the same */
    Ranking(List<Candidate> candidates, int[] newestFirst, Times times) {
        this.candidates = candidates;
        this.newestFirst = newestFirst;
        this.times = times;
    }

    /** Places in the list of candidates, newest first by that time. */
    int[] by(By by) {
        return orders.computeIfAbsent(by, this::order);
    }

    private int[] order(By by) {
        return by == By.PUSHED
                ? newestFirst
                : new Chronology(candidates.size(), place -> times.at(candidates.get(place), by))
                        .newestFirst(newestFirst);
    }
}
