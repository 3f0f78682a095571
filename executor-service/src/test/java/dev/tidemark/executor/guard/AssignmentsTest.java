package dev.tidemark.executor.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AssignmentsTest {

    private volatile Duration sinceAnswer = Duration.ZERO;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Assignments assignments = new Assignments(this::sinceAnswer, Duration.ofSeconds(3));

    private Duration sinceAnswer() {
        Duration answer = sinceAnswer;
        asked.countDown();
        return answer;
    }

    @Test
    void isSureOfWhatIsAssigned() {
        assignments.assigned(List.of(1, 2));

        assertThat(assignments.of(1).awaitSure()).isFalse();
        assertThat(assignments.owned()).isEqualTo(2);
    }

    @Test
    void refusesWhatWasNeverAssignedOrIsRevoked() {
        assignments.assigned(List.of(1));
        Ownership one = assignments.of(1);
        assignments.revoked(List.of(1));

        assertThatThrownBy(one::awaitSure).isInstanceOf(RevokedException.class);
        assertThatThrownBy(() -> assignments.of(2).awaitSure()).isInstanceOf(RevokedException.class);
    }

    @Test
    void refusesAnAttemptThatBeganBeforeThePartitionWasLostAndGotBack() {
        assignments.assigned(List.of(1));
        Ownership before = assignments.of(1);
        assignments.revoked(List.of(1));
        assignments.assigned(List.of(1));

        assertThatThrownBy(before::awaitSure).isInstanceOf(RevokedException.class);
        assertThat(assignments.of(1).awaitSure()).isFalse();
    }

    @Test
    void waitsUntilItIsSureAndSaysSo() throws Exception {
        assignments.assigned(List.of(1));
        sinceAnswer = Duration.ofSeconds(4);
        CompletableFuture<Boolean> waited =
                CompletableFuture.supplyAsync(() -> assignments.of(1).awaitSure());
        asked.await();

        sinceAnswer = Duration.ZERO;

        assertThat(waited.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesUpWaitingWhenThePartitionIsLost() {
        assignments.assigned(List.of(1));
        sinceAnswer = Duration.ofSeconds(4);
        Ownership one = assignments.of(1);
        CompletableFuture<Boolean> waited = CompletableFuture.supplyAsync(one::awaitSure);

        assignments.revoked(List.of(1));

        assertThat(waited)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(RevokedException.class);
    }
}
