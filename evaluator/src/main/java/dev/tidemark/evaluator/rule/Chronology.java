package dev.tidemark.evaluator.rule;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * When each of a million things happened, as numbers side by side, and the order of that. Sorting numbers and looking only where they tie
 * costs a tenth of following each comparison to two objects anywhere in memory.
 */
final class Chronology {

    private static final Comparator<Integer> AS_THEY_COME = (one, other) -> 0;

    private final long[] seconds;
    private final int[] nanos;

    /** @param time of the thing at each place, from 0 to {@code size} */
    Chronology(int size, IntFunction<Instant> time) {
        seconds = new long[size];
        nanos = new int[size];
        for (int place = 0; place < size; place++) {
            Instant at = time.apply(place);
            seconds[place] = at.getEpochSecond();
            nanos[place] = at.getNano();
        }
    }

    /** Places, the newest first; those of one instant in that order. */
    int[] newestFirst(Comparator<Integer> ties) {
        return sorted(IntStream.range(0, seconds.length).toArray(), -1, ties);
    }

    /** Places, the newest first; those of one instant as they come in those places. */
    int[] newestFirst(int[] places) {
        return sorted(places, -1, AS_THEY_COME);
    }

    /** Places, the oldest first; those of one instant in that order. */
    int[] oldestFirst(Comparator<Integer> ties) {
        return sorted(IntStream.range(0, seconds.length).toArray(), 1, ties);
    }

    private int[] sorted(int[] places, int direction, Comparator<Integer> ties) {
        int size = places.length;
        // a number of so many bits tells one place from all others, the bits above hold seconds: at least two for each
        // of the years that have container images, and what is beyond is as at the end of time
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        long most = Long.MAX_VALUE >> bits;
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            long second = Math.max(-most, Math.min(seconds[places[i]], most));
            keys[i] = direction * second << bits | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = places[(int) (keys[i] & (1L << bits) - 1)];
        }
        Comparator<Integer> order =
                ((Comparator<Integer>) (one, other) -> direction * compare(one, other)).thenComparing(ties);
        for (int from = 0, to; from < size; from = to) {
            to = from + 1;
            while (to < size && keys[to] >> bits == keys[from] >> bits) {
                to++;
            }
            sort(sorted, from, to, order);
        }
        return sorted;
    }

    private int compare(int one, int other) {
        int order = Long.compare(seconds[one], seconds[other]);
        return order != 0 ? order : Integer.compare(nanos[one], nanos[other]);
    }

    private static void sort(int[] places, int from, int to, Comparator<Integer> order) {
        int ordered = from + 1;
        while (ordered < to && order.compare(places[ordered - 1], places[ordered]) <= 0) {
            ordered++;
        }
        if (ordered < to) {
            int[] sorted = Arrays.stream(places, from, to)
                    .boxed()
                    .sorted(order)
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, places, from, sorted.length);
        }
    }
}
