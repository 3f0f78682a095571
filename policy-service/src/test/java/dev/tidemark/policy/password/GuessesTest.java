package dev.tidemark.policy.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.policy.password.Guesses.Guess;
import dev.tidemark.policy.password.SlowDown.Limits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessesTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.1";

    private final AtomicLong now = new AtomicLong();
    private final Guesses guesses =
            new Guesses(new Limits(3, FIRST, LONGEST), new Limits(10, FIRST, LONGEST), now::get);

    @Test
    void aUserIsGuessedSlowlyFromHoweverManyAddresses() {
        for (int i = 0; i < 10; i++) {
            guessWrongly("alice", "192.0.2." + i);
        }
        assertThat(guesses.open("alice", "192.0.2.99").delay()).isEqualTo(LONGEST);
    }

    @Test
    void oneAddressGuessesSlowlyHoweverManyUsers() {
        for (int i = 0; i < 20; i++) {
            guessWrongly("user" + i, ELSEWHERE);
        }
        assertThat(guesses.open("bob", ELSEWHERE).delay()).isEqualTo(LONGEST);
        assertThat(guesses.open("bob", HOME).delay()).isZero();
    }

    @Test
    void whoeverGuessesOneUserSlowsNobodyDownAtTheSameAddress() {
        for (int i = 0; i < 100; i++) {
            guessWrongly("alice", HOME);
        }
        assertThat(guesses.open("bob", HOME).delay()).isZero();
    }

    @Test
    void nobodyIsKeptOutOfAPlaceTheyLoggedInFromByGuessesElsewhere() {
        guesses.right(guesses.open("alice", HOME));
        for (int i = 0; i < 100; i++) {
            guessWrongly("alice", ELSEWHERE);
        }
        assertThat(guesses.open("alice", HOME).delay()).isZero();
        assertThat(guesses.open("alice", ELSEWHERE).delay()).isEqualTo(LONGEST);
    }

    @Test
    void aPlaceOneLoggedInFromIsNoPlaceToGuessFrom() {
        guesses.right(guesses.open("alice", HOME));
        for (int i = 0; i < 10; i++) {
            guessWrongly("alice", HOME);
        }
        assertThat(guesses.open("alice", HOME).delay()).isEqualTo(LONGEST);
    }

    @Test
    void whatAnAddressIsRefusedCountsForNoUser() {
        for (int i = 0; i < 20; i++) {
            guessWrongly("user" + i, ELSEWHERE);
        }
        guesses.open("bob", ELSEWHERE);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> guesses.open("carol", ELSEWHERE)).isInstanceOf(TooManyGuessesException.class);
        }
        assertThat(guesses.open("carol", HOME).delay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "2001:db8:1:2:3:4:5:6,2001:db8:1:2::",
        "2001:db8:1:2:ffff::1,2001:db8:1:2::",
        "_hidden,unknown",
        "proxy.example,unknown"
    })
    void peopleAreToldApartByTheirNetwork(String literal, String network) {
        assertThat(Addresses.of(literal)).isEqualTo(Addresses.of(network));
    }

    private void guessWrongly(String name, String address) {
        Guess guess = guesses.open(name, address);
        now.addAndGet(guess.delay().toNanos());
        guesses.wrong(guess);
    }
}
