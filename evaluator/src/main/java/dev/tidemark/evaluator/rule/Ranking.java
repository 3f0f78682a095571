package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Keep.By;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The candidates in the order of each of their times, sorted once for all rules. */
final class Ranking {

    private final List<Candidate> candidates;
    private final Times times;
    private final Map<By, int[]> orders = new EnumMap<>(By.class);

    /** @param candidates in {@link Candidate#NEWEST_FIRST their own order}, which also decides where times are the same */
    Ranking(List<Candidate> candidates, Times times) {
        this.candidates = candidates;
        this.times = times;
    }

    /** Places in the list of candidates, newest first by that time. */
    int[] by(By by) {
        return orders.computeIfAbsent(by, this::order);
    }

    private int[] order(By by) {
        if (by == By.PUSHED) {
            return IntStream.range(0, candidates.size()).toArray();
        }
        Instant[] at =
                candidates.stream().map(candidate -> times.at(candidate, by)).toArray(Instant[]::new);
        // sorting is stable, so the order that candidates come in stands where times are the same
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> at[place]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
