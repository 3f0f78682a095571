package dev.tidemark.policy.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidemark.policy.password.Guesses.Guess;
import dev.tidemark.policy.user.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells whether a password is right. One that was right is remembered for a moment, under a fingerprint that the stored hash is a part of:
 * a password that was changed since is not the one that is remembered, whichever replica changed it.
 */
@ApplicationScoped
class CheckPassword {

    private static final int MOST_REMEMBERED = 10_000;

    private final Bcrypt bcrypt;
    private final Guesses guesses;
    private final Cache<String, Boolean> proven;
    private final ConcurrentMap<String, Uni<Boolean>> underWay = new ConcurrentHashMap<>();

    CheckPassword(PasswordConfig config, Bcrypt bcrypt, Guesses guesses) {
        this.bcrypt = bcrypt;
        this.guesses = guesses;
        this.proven = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(config.remembered())
                .build();
    }

    /**
     * Whether it is right. It waits for as long as guessing is slowed down, without a thread.
     *
     * @throws TooManyGuessesException if it would have to wait longer than anybody does
     */
    Uni<Boolean> isRight(Attempt attempt) {
        String fingerprint = attempt.fingerprint();
        if (proven.getIfPresent(fingerprint) != null) {
            return Uni.createFrom().item(true);
        }
        // The same password, many times at once, is one guess if it is right: a script may open ten connections. If it
        // is wrong, each is one.
        Uni<Boolean> mine = Uni.createFrom()
                .deferred(() -> guess(attempt, fingerprint))
                .onTermination()
                .invoke(() -> underWay.remove(fingerprint))
                .memoize()
                .indefinitely();
        Uni<Boolean> twins = underWay.putIfAbsent(fingerprint, mine);
        return twins == null
                ? mine
                : twins.chain(right -> right ? Uni.createFrom().item(true) : alsoWrong(attempt));
    }

    private Uni<Boolean> guess(Attempt attempt, String fingerprint) {
        Guess guess = guesses.open(attempt.name(), attempt.address());
        return after(guess.delay())
                .chain(() -> compare(attempt.secret(), attempt.password()))
                .invoke(right -> close(guess, right, fingerprint))
                .onFailure()
                .invoke(() -> guesses.dropped(guess));
    }

    private Uni<Boolean> alsoWrong(Attempt attempt) {
        Guess guess = guesses.open(attempt.name(), attempt.address());
        return after(guess.delay()).invoke(() -> guesses.wrong(guess)).replaceWith(false);
    }

    private void close(Guess guess, boolean right, String fingerprint) {
        if (right) {
            proven.put(fingerprint, true);
            guesses.right(guess);
        } else {
            guesses.wrong(guess);
        }
    }

    /** What is wrong costs the same whoever it is tried for, be there such a user or not. */
    private Uni<Boolean> compare(Secret secret, String password) {
        if (secret.isPlain(password)) {
            return Uni.createFrom().item(true);
        }
        return secret.hash().map(hash -> bcrypt.isOf(password, hash)).orElseGet(() -> bcrypt.isOfNobody(password));
    }

    private static Uni<Void> after(Duration wait) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wait);
    }
}
