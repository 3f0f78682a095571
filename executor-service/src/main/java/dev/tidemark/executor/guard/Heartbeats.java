package dev.tidemark.executor.guard;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the group's coordinator last answered this worker. Kafka's own {@code last-heartbeat-seconds-ago} tells when a heartbeat was
 * last <em>sent</em>: cut off from the coordinator it stays young, while the group gives the partitions away. So this goes by the
 * number of answers, which has to be observed often.
 */
public final class Heartbeats {

    private static final Duration NEVER = Duration.ofDays(1);

    private final Duration gap;
    private final LongSupplier nanos;
    private double answers = -1;
    private long answered;
    private boolean trusted;

    /**
     * @param gap after more than this without an answer the next one does not count, for it may say that the worker is a member no
     *     more; the one after that does, as a worker that is told so sends no other until it has given its partitions up
     * @param nanos a clock that is never set, in nanoseconds
     */
    public Heartbeats(Duration gap, LongSupplier nanos) {
        this.gap = gap;
        this.nanos = nanos;
    }

    /** Tells how many answers there were by now. */
    public synchronized void observe(double count) {
        if (count == answers) {
            return;
        }
        trusted = answers >= 0 && count > answers && sinceObserved().compareTo(gap) <= 0;
        answers = count;
        answered = nanos.getAsLong();
    }

    /** The time since the last answer that counts. */
    public synchronized Duration sinceAnswer() {
        return trusted ? sinceObserved() : NEVER;
    }

    private Duration sinceObserved() {
        return Duration.ofNanos(nanos.getAsLong() - answered);
    }
}
