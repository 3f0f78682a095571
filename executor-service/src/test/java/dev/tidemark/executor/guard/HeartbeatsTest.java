package dev.tidemark.executor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private static final Duration SURE = Duration.ofSeconds(3);

    private long now;
    private final Heartbeats heartbeats = new Heartbeats(SURE, () -> now);

    @Test
    void isUnsureBeforeTheFirstAnswers() {
        assertThat(heartbeats.sinceAnswer()).isGreaterThan(SURE);
        heartbeats.observe(0);
        assertThat(heartbeats.sinceAnswer()).isGreaterThan(SURE);
    }

    @Test
    void countsFromTheLastAnswerAndNotFromTheLastLook() {
        answers(1, 2);
        passes(2);
        heartbeats.observe(2);
        assertThat(heartbeats.sinceAnswer()).isEqualTo(Duration.ofSeconds(2));
        passes(2);
        heartbeats.observe(2);
        assertThat(heartbeats.sinceAnswer()).isGreaterThan(SURE);
    }

    @Test
    void doesNotTrustTheFirstAnswerAfterAGap() {
        answers(1, 2);
        passes(10);
        heartbeats.observe(3);
        assertThat(heartbeats.sinceAnswer()).isGreaterThan(SURE);
        passes(1);
        heartbeats.observe(4);
        assertThat(heartbeats.sinceAnswer()).isLessThan(SURE);
    }

    @Test
    void startsAnewWithANewConsumer() {
        answers(7, 8);
        heartbeats.observe(1);
        assertThat(heartbeats.sinceAnswer()).isGreaterThan(SURE);
    }

    private void answers(int... counts) {
        for (int count : counts) {
            passes(1);
            heartbeats.observe(count);
        }
    }

    private void passes(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
