package dev.tidemark.executor.planning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;

/**
 * Lets in as much work as the heap bears. A task weighs what its repository's tags take while it is planned; one that is heavier than
 * everything together is let in alone.
 */
@ApplicationScoped
class Admission {

    /** Bytes a tag takes with its pointer, facts, decision and the events that tell of it; measured generously. */
    private static final int BYTES_PER_TAG = 4_096;

    private final int most;
    private final Semaphore places;

    @Inject
    Admission() {
        this((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_TAG));
    }

    Admission(int most) {
        this.most = most;
        this.places = new Semaphore(most, true);
    }

    /** Does the work once there is room for a repository of so many tags. */
    void admit(int tags, Runnable work) {
        int weight = Math.max(1, Math.min(most, tags));
        places.acquireUninterruptibly(weight);
        try {
            work.run();
        } finally {
            places.release(weight);
        }
    }
}
