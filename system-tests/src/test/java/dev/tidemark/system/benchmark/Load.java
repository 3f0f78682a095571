package dev.tidemark.system.benchmark;

import dev.tidemark.system.stack.HookClient;
import dev.tidemark.system.stack.HookConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A rate of notifications that does not wait for answers, as registries do not wait for each other. */
final class Load implements AutoCloseable {

    /** Connections: more only queue in the service. */
    static final int MOST_UNDER_WAY = 128;

    /** Who is later than that does not hold the rate, and need not catch up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final List<HookConnection> all = new ArrayList<>();
    /** The one that was used last is used next. */
    private final BlockingDeque<HookConnection> free = new LinkedBlockingDeque<>();

    Load(HookClient registry) throws IOException {
        for (int i = 0; i < MOST_UNDER_WAY; i++) {
            all.add(registry.connect());
        }
        free.addAll(all);
    }

    /** Sends them at that rate, or as fast as it goes, until that time and a little more is over, and waits for every answer. */
    Sent send(IntFunction<String> envelopes, int perSecond, Duration time) throws InterruptedException {
        int count = (int) (perSecond * time.toSeconds());
        var sent = new Answers();
        var senders = Executors.newCachedThreadPool();
        long begun = System.nanoTime();
        for (int i = 0;
                i < count && System.nanoTime() - begun < time.plus(GRACE).toNanos();
                i++) {
            long due = begun + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = i;
            HookConnection connection = free.takeFirst();
            senders.execute(() -> {
                try {
                    sent.add(number, due, tell(connection, envelopes.apply(number)));
                } finally {
                    free.addFirst(connection);
                }
            });
        }
        List<HookConnection> quiet = new ArrayList<>();
        while (quiet.size() < MOST_UNDER_WAY) {
            quiet.add(free.takeFirst());
        }
        free.addAll(quiet);
        senders.shutdown();
        return new Sent(count, sent.taken, (System.nanoTime() - begun) / 1e9, sent.latencies);
    }

    /** 0 where there was no answer. */
    private static int tell(HookConnection connection, String envelope) {
        try {
            return connection.tell(envelope);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        for (HookConnection connection : all) {
            connection.close();
        }
    }

    private static final class Answers {

        private static final int TAKEN = 202;

        private final Set<Integer> taken = ConcurrentHashMap.newKeySet();
        private final Latencies latencies = new Latencies();

        void add(int number, long due, int status) {
            latencies.add(System.nanoTime() - due);
            if (status == TAKEN) {
                taken.add(number);
            }
        }
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
