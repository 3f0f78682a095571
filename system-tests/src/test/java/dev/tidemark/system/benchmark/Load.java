package dev.tidemark.system.benchmark;

import dev.tidemark.system.stack.HookClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A rate of notifications that does not wait for answers, as registries do not wait for each other. */
final class Load {

    /** Connections: more only queue in the client. */
    static final int MOST_UNDER_WAY = 128;

    /** Who is later than that does not hold the rate, and need not catch up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final HookClient registry;
    private final IntFunction<String> envelopes;

    Load(HookClient registry, IntFunction<String> envelopes) {
        this.registry = registry;
        this.envelopes = envelopes;
    }

    /** Sends them at that rate, or as fast as it goes, until that time and a little more is over, and waits for every answer. */
    Sent send(int perSecond, Duration time) throws InterruptedException {
        int count = (int) (perSecond * time.toSeconds());
        var free = new Semaphore(MOST_UNDER_WAY);
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        var latencies = new Latencies();
        long begun = System.nanoTime();
        for (int i = 0;
                i < count && System.nanoTime() - begun < time.plus(GRACE).toNanos();
                i++) {
            long due = begun + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            free.acquire();
            int number = i;
            registry.tell(envelopes.apply(number)).whenComplete((status, failure) -> {
                free.release();
                latencies.add(System.nanoTime() - due);
                if (failure == null && status == 202) {
                    taken.add(number);
                }
            });
        }
        free.acquire(MOST_UNDER_WAY);
        return new Sent(count, taken, (System.nanoTime() - begun) / 1e9, latencies);
    }

    /**
     * @param count how many were to be sent
     * @param taken the numbers of those that were answered with 202
     * @param latencies from when each was due to its answer
     */
    record Sent(int count, Set<Integer> taken, double seconds, Latencies latencies) {

        double perSecond() {
            return taken.size() / seconds;
        }
    }
}
