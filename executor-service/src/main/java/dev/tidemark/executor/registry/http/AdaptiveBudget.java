package dev.tidemark.executor.registry.http;

import dev.tidemark.executor.registry.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Requests in flight at one registry: as many as it bears. Halves when the registry says it is too much, grows by one per round of
 * requests that succeed, up to our share of the configured maximum. Who waits longest goes first.
 */
final class AdaptiveBudget implements RequestBudget {

    /** Requests that were in flight together fail together; that is one signal, not many. */
    private static final Duration ONE_SIGNAL = Duration.ofSeconds(1);

    private final int configured;
    private final Clock clock;
    private final Permits permits = new Permits();
    private double limit;
    private int ceiling;
    private int granted;
    private Instant halved = Instant.MIN;

    AdaptiveBudget(int configured, Clock clock) {
        if (configured < 1 || configured > 1_000) {
            throw new IllegalArgumentException("max-requests is between 1 and 1000, not " + configured);
        }
        this.configured = configured;
        this.clock = clock;
        this.ceiling = configured;
        this.limit = configured;
        resize();
    }

    @Override
    public synchronized void take(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is between 0 and 1, not " + share);
        }
        int before = ceiling;
        ceiling = Math.max(1, (int) Math.floor(configured * share));
        // A larger share is used at once; a registry that bears less says so.
        limit = ceiling > before ? limit + (ceiling - before) : Math.min(limit, ceiling);
        resize();
    }

    void acquire() throws InterruptedException {
        permits.acquire();
    }

    boolean acquireWithin(Duration time) throws InterruptedException {
        return permits.tryAcquire(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    }

    void release() {
        permits.release();
    }

    synchronized void succeeded() {
        limit = Math.min(ceiling, limit + 1 / limit);
        resize();
    }

    synchronized void throttled() {
        Instant now = clock.instant();
        if (halved.isAfter(now.minus(ONE_SIGNAL))) {
            return;
        }
        halved = now;
        limit = Math.max(1, limit / 2);
        resize();
    }

    /** How many requests may be in flight now. */
    synchronized int limit() {
        return granted;
    }

    private void resize() {
        int target = Math.max(1, (int) Math.floor(limit));
        if (target > granted) {
            permits.release(target - granted);
        } else if (target < granted) {
            permits.shrink(granted - target);
        }
        granted = target;
    }

    /** A fair semaphore that may owe permits: those in flight when it shrinks come back and are not handed out again. */
    private static final class Permits extends Semaphore {

        private static final long serialVersionUID = 1L;

        Permits() {
            super(0, true);
        }

        void shrink(int number) {
            reducePermits(number);
        }
    }
}
