package dev.tidemark.executor.messaging;

/** A record holds something else than the event it should: it goes to the dead letters as it is. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
