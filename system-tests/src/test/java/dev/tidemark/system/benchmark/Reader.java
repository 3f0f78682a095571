package dev.tidemark.system.benchmark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Somebody who looks something up fifty times a second, and notes how long each look takes. */
final class Reader implements AutoCloseable {

    private static final long PERIOD = 20_000_000;

    private final Latencies latencies = new Latencies();
    private final CompletableFuture<Void> reading;
    private volatile boolean done;

    Reader(Runnable look) {
        reading = CompletableFuture.runAsync(() -> readOn(look));
    }

    // Counted from when a look was due, so that those that a slow one held up count as slow too.
    private void readOn(Runnable look) {
        for (long due = System.nanoTime(); !done; due += PERIOD) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            look.run();
            latencies.add(System.nanoTime() - due);
        }
    }

    Latencies latencies() {
        return latencies;
    }

    @Override
    public void close() {
        done = true;
        reading.join();
    }
}
