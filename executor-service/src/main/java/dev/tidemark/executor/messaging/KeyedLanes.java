package dev.tidemark.executor.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Runs work one at a time, in order of arrival, for each key, and many keys at once. Work that fails does not hold up what comes
 * after it.
 */
final class KeyedLanes {

    private final Executor workers;
    private final Map<String, CompletableFuture<Void>> tails = new HashMap<>();

    KeyedLanes(Executor workers) {
        this.workers = workers;
    }

    synchronized CompletableFuture<Void> submit(String key, Runnable work) {
        CompletableFuture<Void> before = tails.getOrDefault(key, CompletableFuture.completedFuture(null));
        CompletableFuture<Void> mine = before.handle((done, failure) -> done).thenRunAsync(work, workers);
        tails.put(key, mine);
        mine.whenComplete((done, failure) -> forget(key, mine));
        return mine;
    }

    private synchronized void forget(String key, CompletableFuture<Void> lane) {
        tails.remove(key, lane);
    }
}
