package dev.tidemark.policy.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Who guesses, waits: after some wrong guesses each further one waits for those before it and twice as long as they did. A guess that is
 * still open counts as a wrong one, so that many at once are not faster than one after the other. Pure, but for the time that its ticker
 * tells. It forgets who has not guessed for a while, and whoever guessed least when there are too many.
 */
final class SlowDown {

    private static final int MOST = 20_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    /**
     * When it sets in.
     *
     * @param free guesses that wait for nothing
     * @param first what the one after those waits
     * @param longest what none waits longer than
     */
    record Limits(int free, Duration first, Duration longest) {

        Limits {
            if (free < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
                throw new IllegalArgumentException("a slow-down that slows nothing down");
            }
        }

        private long delay(int guesses) {
            int doublings = guesses - free;
            if (doublings < 0) {
                return 0;
            }
            return doublings > 30
                    ? longest.toNanos()
                    : Math.min(longest.toNanos(), Math.multiplyExact(first.toNanos(), 1L << doublings));
        }
    }

    private final Limits limits;
    private final Ticker ticker;
    private final Cache<String, Guesser> guessers;

    /** What is known of one. */
    private static final class Guesser {
        private int wrong;
        private int open;
        private long free = Long.MIN_VALUE;
    }

    SlowDown(Limits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        // Evicted on the spot: memory is bounded at every moment, and not only when there is time.
        this.guessers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Announces a guess, which is open until it is said to be right or wrong, or dropped.
     *
     * @return how long it has to wait
     * @throws TooManyGuessesException if that is longer than anybody waits; it is not open then
     */
    Duration open(String who) {
        Guesser guesser = guessers.get(who, key -> new Guesser());
        synchronized (guesser) {
            long now = ticker.read();
            long begin = guesser.free == Long.MIN_VALUE ? now : Math.max(now, guesser.free);
            long wait = begin - now + limits.delay(guesser.wrong + guesser.open);
            if (wait > limits.longest().toNanos()) {
                throw new TooManyGuessesException(Duration.ofNanos(wait));
            }
            guesser.open++;
            guesser.free = now + wait;
            return Duration.ofNanos(wait);
        }
    }

    /** How many were wrong by now, this one included. */
    int wrong(String who) {
        return close(who, guesser -> guesser.wrong++);
    }

    /** Who knows the password does not guess. */
    void right(String who) {
        close(who, guesser -> {
            guesser.wrong = 0;
            guesser.free = Long.MIN_VALUE;
        });
    }

    /** As if it had never been open. */
    void drop(String who) {
        close(who, guesser -> {});
    }

    long size() {
        return guessers.estimatedSize();
    }

    private int close(String who, Consumer<Guesser> change) {
        Guesser guesser = guessers.get(who, key -> new Guesser());
        synchronized (guesser) {
            guesser.open = Math.max(0, guesser.open - 1);
            change.accept(guesser);
            return guesser.wrong;
        }
    }
}
