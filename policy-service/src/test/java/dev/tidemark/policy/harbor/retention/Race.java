package dev.tidemark.policy.harbor.retention;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Two requests that start at one moment. */
final class Race {

    private Race() {}

    /** The statuses of their answers, in the order of the requests. */
    static List<Integer> between(Supplier<Response> one, Supplier<Response> other) {
        var start = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<Integer>> answers = Stream.of(one, other)
                    .map(request -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return request.get().statusCode();
                            },
                            threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
