package dev.tidemark.system.registry;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Holds one request, the first that its condition is true of, until a test has done what it wanted to do meanwhile. */
public final class Gate {

    private static final int PATIENCE_SECONDS = 60;

    private final Predicate<RecordingProxy.Seen> condition;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile RecordingProxy.Seen held;
    private volatile boolean discarded;

    Gate(Predicate<RecordingProxy.Seen> condition) {
        this.condition = condition;
    }

    /** Waits for the request, and tells which it is. */
    public RecordingProxy.Seen awaitReached() throws InterruptedException {
        if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the request that the test waits for did not come");
        }
        return held;
    }

    /** Lets the request go on to the registry. */
    public void open() {
        opened.countDown();
    }

    /** The request never arrives, nor does any other stop here. */
    public void discard() {
        discarded = true;
        taken.set(true);
        opened.countDown();
    }

    /** Whether the request may go on. */
    boolean pass(RecordingProxy.Seen request) throws InterruptedException {
        if (taken.get() || !condition.test(request) || !taken.compareAndSet(false, true)) {
            return true;
        }
        held = request;
        reached.countDown();
        opened.await();
        return !discarded;
    }
}
