package dev.tidemark.policy.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tidemark.policy.password.SlowDown.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Slows guessing down, for each user and for each address. Where a user has logged in from before, only wrong passwords from that same
 * place slow them down: nobody keeps them out by guessing elsewhere. For an address, only the first wrong passwords of each user count,
 * the others being slowed down already.
 */
@ApplicationScoped
class Guesses {

    private static final int MOST_PLACES = 20_000;
    private static final Duration PLACE_KNOWN = Duration.ofHours(12);
    private static final int COUNTED_FOR_ADDRESS = 2;

    private final SlowDown byUser;
    private final SlowDown byAddress;
    private final Cache<String, Boolean> places;

    @Inject
    Guesses(PasswordConfig config) {
        this(
                new Limits(config.freeForUser(), config.firstDelay(), config.longestDelay()),
                new Limits(config.freeForAddress(), config.firstDelay(), config.longestDelay()),
                Ticker.systemTicker());
    }

    Guesses(Limits user, Limits address, Ticker ticker) {
        this.byUser = new SlowDown(user, ticker);
        this.byAddress = new SlowDown(address, ticker);
        this.places = Caffeine.newBuilder()
                .maximumSize(MOST_PLACES)
                .expireAfterAccess(PLACE_KNOWN)
                .ticker(ticker)
                .build();
    }

    /**
     * One that is open until it turns out right or wrong.
     *
     * @param atKnownPlace whether the address counts for nothing
     */
    record Guess(String user, String place, String address, boolean atKnownPlace, Duration delay) {}

    /** @throws TooManyGuessesException if it would have to wait longer than anybody does */
    Guess open(String name, String address) {
        String place = name + " " + address;
        boolean known = places.getIfPresent(place) != null;
        String user = known ? place : name;
        Duration wait = byUser.open(user);
        if (known) {
            return new Guess(user, place, address, true, wait);
        }
        try {
            Duration longer = byAddress.open(address);
            return new Guess(user, place, address, false, longer.compareTo(wait) > 0 ? longer : wait);
        } catch (TooManyGuessesException e) {
            byUser.drop(user);
            throw e;
        }
    }

    void wrong(Guess guess) {
        int wrong = byUser.wrong(guess.user());
        if (guess.atKnownPlace()) {
            return;
        }
        if (wrong <= COUNTED_FOR_ADDRESS) {
            byAddress.wrong(guess.address());
        } else {
            byAddress.drop(guess.address());
        }
    }

    void right(Guess guess) {
        byUser.right(guess.user());
        places.put(guess.place(), true);
        drop(guess);
    }

    /** Nobody found out whether it is right. */
    void dropped(Guess guess) {
        byUser.drop(guess.user());
        drop(guess);
    }

    private void drop(Guess guess) {
        if (!guess.atKnownPlace()) {
            byAddress.drop(guess.address());
        }
    }
}
