package dev.tidemark.policy.audit;

/** Somebody wants a list to go on where none of its parts ended. */
public final class UnknownPlaceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownPlaceException(Throwable cause) {
        super("audit-service knows no such place", cause);
    }
}
