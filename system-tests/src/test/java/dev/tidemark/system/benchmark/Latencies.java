package dev.tidemark.system.benchmark;

import java.util.Arrays;

/** How long each of many took, in nanoseconds; any thread may add. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int size;

    synchronized void add(long took) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = took;
    }

    synchronized int count() {
        return size;
    }

    /** In milliseconds: what that share of them did not exceed; 0 of none. */
    synchronized double millis(double share) {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return size == 0 ? 0 : sorted[(int) Math.ceil(share * size) - 1] / 1e6;
    }
}
