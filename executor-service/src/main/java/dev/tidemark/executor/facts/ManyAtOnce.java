package dev.tidemark.executor.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Asks the same of many things at once, on threads of its own. */
public final class ManyAtOnce {

    /** A registry's own budget limits requests; this only keeps the number of waiting threads small. */
    private static final int THREADS = 32;

    private final ExecutorService threads;

    /** @param name of the threads */
    public ManyAtOnce(String name) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /** The answer for each; what one of them fails with, if any does. */
    public <K, V> Map<K, V> ask(Collection<K> things, Function<K, V> question) {
        List<Map.Entry<K, Future<V>>> waiting = new ArrayList<>();
        new HashSet<>(things)
                .forEach(thing -> waiting.add(Map.entry(thing, threads.submit(() -> question.apply(thing)))));
        Map<K, V> answers = new HashMap<>();
        try {
            for (Map.Entry<K, Future<V>> entry : waiting) {
                answers.put(entry.getKey(), entry.getValue().get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } finally {
            waiting.forEach(entry -> entry.getValue().cancel(false));
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new CompletionException(cause);
    }
}
