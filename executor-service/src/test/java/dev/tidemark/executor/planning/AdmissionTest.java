package dev.tidemark.executor.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Admission admission = new Admission(10);

    @Test
    void letsNothingInWithoutRoomAndEverythingOnceThereIs() {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Void> heavy = CompletableFuture.runAsync(() -> admission.admit(1_000_000, () -> {
            inside.countDown();
            await(goOn);
        }));
        await(inside);
        CompletableFuture<Void> light = CompletableFuture.runAsync(() -> admission.admit(1, () -> {}));

        assertThat(light).isNotDone();
        goOn.countDown();

        assertThat(heavy).succeedsWithin(SOON);
        assertThat(light).succeedsWithin(SOON);
    }

    @Test
    void givesTheRoomBackWhenTheWorkFails() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> admission.admit(10, () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
