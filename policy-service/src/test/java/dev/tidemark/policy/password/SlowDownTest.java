package dev.tidemark.policy.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.password.SlowDown.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowDownTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final AtomicLong now = new AtomicLong();
    private final SlowDown slowDown = new SlowDown(new Limits(3, FIRST, LONGEST), now::get);

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,0", "3,500", "4,1000", "5,2000", "6,4000", "7,8000", "8,8000", "1000,8000"})
    void eachWrongGuessDoublesWhatTheNextOneWaits(int wrong, long millis) {
        for (int i = 0; i < wrong; i++) {
            guessWrongly("alice");
        }
        assertThat(slowDown.open("alice")).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void manyAtOnceAreNotFasterThanOneAfterTheOther() {
        List<Long> waits = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            try {
                waits.add(slowDown.open("alice").toMillis());
            } catch (TooManyGuessesException e) {
                refused++;
            }
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 500L, 1_500L, 3_500L, 7_500L);
        assertThat(refused).isEqualTo(993);
    }

    @Test
    void whoIsRefusedIsToldWhenToCome() {
        for (int i = 0; i < 10; i++) {
            guessWrongly("alice");
        }
        slowDown.open("alice");
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThatThrownBy(() -> slowDown.open("alice"))
                .isInstanceOfSatisfying(TooManyGuessesException.class, e -> assertThat(e.after())
                        .isEqualTo(Duration.ofSeconds(13)));
    }

    @Test
    void nobodyElseIsSlowedDown() {
        for (int i = 0; i < 100; i++) {
            guessWrongly("alice");
        }
        assertThat(slowDown.open("bob")).isZero();
    }

    @Test
    void whoKnowsThePasswordDoesNotGuess() {
        for (int i = 0; i < 5; i++) {
            guessWrongly("alice");
        }
        slowDown.open("alice");
        slowDown.right("alice");
        assertThat(slowDown.open("alice")).isZero();
    }

    @Test
    void whatNobodyFoundOutCountsForNothing() {
        for (int i = 0; i < 100; i++) {
            slowDown.open("alice");
            slowDown.drop("alice");
        }
        assertThat(slowDown.open("alice")).isZero();
    }

    @Test
    void whoDoesNotGuessForAWhileIsForgotten() {
        for (int i = 0; i < 5; i++) {
            guessWrongly("alice");
        }
        now.addAndGet(Duration.ofMinutes(16).toNanos());
        assertThat(slowDown.open("alice")).isZero();
    }

    @Test
    void aFloodOfNamesDoesNotMakeItForgetWhoIsGuessedAllTheWhile() {
        for (int i = 0; i < 60_000; i++) {
            guessWrongly("user" + i);
            if (i % 500 == 0) {
                guessWrongly("alice");
            }
        }
        assertThat(slowDown.size()).isLessThanOrEqualTo(20_000);
        assertThat(slowDown.open("alice")).isEqualTo(LONGEST);
    }

    private void guessWrongly(String who) {
        Duration wait = slowDown.open(who);
        now.addAndGet(wait.toNanos());
        slowDown.wrong(who);
    }
}
