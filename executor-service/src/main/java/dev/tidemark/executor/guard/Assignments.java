package dev.tidemark.executor.guard;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The partitions this worker owns, each with a number that changes with every assignment: a partition lost and got back is not the
 * one an older attempt began on.
 */
public final class Assignments {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Map<Integer, Long> epochs = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong();
    private final Supplier<Duration> sinceHeartbeat;
    private final Duration sure;

    /**
     * @param sinceHeartbeat the time since the group's coordinator last heard of this worker
     * @param sure up to when that is too short for the group to have given the partition away
     */
    public Assignments(Supplier<Duration> sinceHeartbeat, Duration sure) {
        this.sinceHeartbeat = sinceHeartbeat;
        this.sure = sure;
    }

    /** The partitions are this worker's from now on, anew if they were before. */
    public void assigned(Collection<Integer> partitions) {
        partitions.forEach(partition -> epochs.put(partition, next.incrementAndGet()));
    }

    /** The partitions are another worker's from now on. */
    public void revoked(Collection<Integer> partitions) {
        partitions.forEach(epochs::remove);
    }

    /** How many partitions are this worker's. */
    public int owned() {
        return epochs.size();
    }

    /** The ownership of the partition as it is assigned now. */
    public Ownership of(int partition) {
        Long epoch = epochs.get(partition);
        OptionalLong begunOn = epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch);
        return () -> awaitSure(partition, begunOn);
    }

    private boolean awaitSure(int partition, OptionalLong epoch) {
        boolean waited = false;
        while (true) {
            Long current = epochs.get(partition);
            if (current == null || epoch.isEmpty() || current != epoch.getAsLong()) {
                throw new RevokedException(partition);
            }
            if (sinceHeartbeat.get().compareTo(sure) < 0) {
                return waited;
            }
            waited = true;
            Pause.of(BETWEEN_LOOKS);
        }
    }
}
