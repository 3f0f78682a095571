package dev.tidemark.policy.password;

import java.time.Duration;

/** Passwords are guessed faster than anybody may; it says nothing of whether this one is right. */
final class TooManyGuessesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration after;

    TooManyGuessesException(Duration after) {
        super("too many passwords are being tried");
        this.after = after;
    }

    /** When there is use in coming again. */
    Duration after() {
        return after;
    }
}
