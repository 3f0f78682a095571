package dev.tidemark.executor.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedLanesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final KeyedLanes lanes = new KeyedLanes(workers);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void keepsTheOrderOfEachKey() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> all = IntStream.range(0, 500)
                .mapToObj(i -> lanes.submit("one", () -> done.add(i)))
                .toList();

        assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                .succeedsWithin(SOON);
        assertThat(done).isSorted().hasSize(500);
    }

    @Test
    void worksOnOtherKeysWhileOneIsBusy() {
        CountDownLatch other = new CountDownLatch(1);
        CompletableFuture<Void> slow = lanes.submit("slow", () -> await(other));
        CompletableFuture<Void> quick = lanes.submit("quick", other::countDown);

        assertThat(quick).succeedsWithin(SOON);
        assertThat(slow).succeedsWithin(SOON);
    }

    @Test
    void isNotHeldUpByWorkThatFails() {
        CompletableFuture<Void> failing = lanes.submit("one", () -> {
            throw new IllegalStateException("poison");
        });
        CompletableFuture<Void> next = lanes.submit("one", () -> {});

        assertThat(failing).failsWithin(SOON);
        assertThat(next).succeedsWithin(SOON);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
