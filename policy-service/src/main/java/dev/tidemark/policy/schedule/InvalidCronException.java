package dev.tidemark.policy.schedule;

/** A cron expression that is refused; the message says what is wrong with it. */
public final class InvalidCronException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidCronException(String message) {
        super(message);
    }
}
