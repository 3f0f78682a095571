package dev.tidemark.evaluator.pattern;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.Stream;

/** Measures the thread's own time, so that a busy machine fails nobody. */
public final class CpuTime {

    private CpuTime() {}

    /** Whether the work can be done in that time at all; a cold machine interprets the first few tries. */
    public static boolean isWithin(Duration limit, Runnable work) {
        return Stream.generate(() -> of(work)).limit(50).anyMatch(time -> time.compareTo(limit) < 0);
    }

    private static Duration of(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
