package dev.tidemark.executor.registry.http;

import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Looks at many tags at once, on threads shared with everyone else who does. A runner takes one tag and then queues up again behind
 * the others' runners, so that a repository with a million tags does not hold up one with ten.
 */
final class HeadsOfTags {

    private final Executor threads;
    private final int mostAtOnce;

    HeadsOfTags(Executor threads, int mostAtOnce) {
        this.threads = threads;
        this.mostAtOnce = mostAtOnce;
    }

    /** What the tags point at, without those that point at nothing; the first failure is everybody's. */
    Map<Tag, Head> read(Collection<Tag> tags, Function<Tag, Optional<Head>> head) {
        Batch batch = new Batch(tags, head);
        int runners = Math.min(mostAtOnce, batch.waiting.size());
        batch.running = new CountDownLatch(runners);
        for (int i = 0; i < runners; i++) {
            threads.execute(batch);
        }
        return batch.await();
    }

    private final class Batch implements Runnable {

        private final Queue<Tag> waiting;
        private final Function<Tag, Optional<Head>> head;
        private final Map<Tag, Head> heads = new ConcurrentHashMap<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private CountDownLatch running;

        Batch(Collection<Tag> tags, Function<Tag, Optional<Head>> head) {
            this.waiting = new ConcurrentLinkedQueue<>(new LinkedHashSet<>(tags));
            this.head = head;
        }

        @Override
        public void run() {
            try {
                Tag tag = failure.get() == null ? waiting.poll() : null;
                if (tag != null) {
                    head.apply(tag).ifPresent(found -> heads.put(tag, found));
                    threads.execute(this);
                    return;
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
            running.countDown();
        }

        Map<Tag, Head> await() {
            try {
                running.await();
            } catch (InterruptedException e) {
                failure.compareAndSet(null, e);
                Thread.currentThread().interrupt();
                throw new RegistryException("looking at tags was interrupted", e);
            }
            if (failure.get() instanceof RegistryException e) {
                throw e;
            }
            if (failure.get() != null) {
                throw new RegistryException("looking at tags failed", failure.get());
            }
            return new HashMap<>(heads);
        }
    }
}
