package dev.tidemark.system.benchmark;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** People who look something up, fifty times a second between them; how long each look takes is noted. None waits for another's. */
final class Reader implements AutoCloseable {

    private static final long PERIOD = 20_000_000;

    private final Latencies latencies = new Latencies();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean done;

    Reader(Runnable look) {
        people.execute(() -> readOn(look));
    }

    private void readOn(Runnable look) {
        for (long next = System.nanoTime(); !done; next += PERIOD) {
            long due = next;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            people.execute(() -> read(look, due));
        }
        people.shutdown();
    }

    // Counted from when it was due, so that what keeps it from beginning counts too.
    private void read(Runnable look, long due) {
        try {
            look.run();
            latencies.add(System.nanoTime() - due);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    Latencies latencies() {
        return latencies;
    }

    /** Waits for those who are still reading. */
    @Override
    public void close() {
        done = true;
        try {
            people.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
