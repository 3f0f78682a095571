package dev.tidemark.executor.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How many requests a registry has to bear at once. */
class AdaptiveBudgetTest {

    private final MovableClock clock = new MovableClock();
    private final AdaptiveBudget budget = new AdaptiveBudget(32, clock);

    @Test
    void startsWithWhatIsConfigured() {
        assertThat(budget.limit()).isEqualTo(32);
    }

    @Test
    void takesItsShareButAtLeastOneRequest() {
        budget.take(0.5);
        assertThat(budget.limit()).isEqualTo(16);
        budget.take(0);
        assertThat(budget.limit()).isEqualTo(1);
        budget.take(1);
        assertThat(budget.limit()).isEqualTo(32);
    }

    @Test
    void halvesOncePerSignal() {
        budget.throttled();
        budget.throttled();
        assertThat(budget.limit()).isEqualTo(16);

        clock.advance(Duration.ofSeconds(2));
        budget.throttled();
        assertThat(budget.limit()).isEqualTo(8);
    }

    @Test
    void neverFallsBelowOne() {
        for (int i = 0; i < 20; i++) {
            budget.throttled();
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(budget.limit()).isEqualTo(1);
    }

    @Test
    void recoversByOnePerRoundAndNotBeyondItsShare() {
        budget.throttled();
        IntStream.range(0, 17).forEach(i -> budget.succeeded());
        assertThat(budget.limit()).isEqualTo(17);

        IntStream.range(0, 5_000).forEach(i -> budget.succeeded());
        assertThat(budget.limit()).isEqualTo(32);
    }

    @Test
    void letsNobodyInBeyondItsLimitEvenWhenItShrinksMeanwhile() throws InterruptedException {
        AdaptiveBudget two = new AdaptiveBudget(2, clock);
        two.acquire();
        two.acquire();
        two.throttled();

        two.release();
        assertThat(two.acquireWithin(Duration.ZERO)).isFalse();
        two.release();
        assertThat(two.acquireWithin(Duration.ZERO)).isTrue();
    }

    @Test
    void servesWhoWaitsLongestFirst() throws InterruptedException {
        AdaptiveBudget one = new AdaptiveBudget(1, clock);
        one.acquire();
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Thread> waiting =
                IntStream.range(0, 5).mapToObj(i -> queueUp(one, i, served)).toList();

        one.release();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AdaptiveBudget(0, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdaptiveBudget(1_001, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> budget.take(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> budget.take(Double.NaN));
    }

    private static Thread queueUp(AdaptiveBudget budget, int number, List<Integer> served) {
        Thread thread = new Thread(() -> {
            try {
                budget.acquire();
                served.add(number);
                budget.release();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }
}
