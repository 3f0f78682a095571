package dev.tidemark.policy.error;

import java.time.Duration;
import java.util.Optional;

/** A request that is answered with an error. The message is for the client, in its dialect's words. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Optional<Duration> after;

    public RefusedException(int status, String message) {
        this(status, message, Optional.empty());
    }

    private RefusedException(int status, String message, Optional<Duration> after) {
        super(message);
        this.status = status;
        this.after = after;
    }

    /** One that may be answered otherwise after a time. */
    public static RefusedException comeAgain(int status, String message, Duration after) {
        return new RefusedException(status, message, Optional.of(after));
    }

    public int status() {
        return status;
    }

    /** After how many seconds there is use in asking again, where that is known. */
    public Optional<Long> retryAfter() {
        return after.map(time -> time.plusMillis(999).toSeconds());
    }
}
