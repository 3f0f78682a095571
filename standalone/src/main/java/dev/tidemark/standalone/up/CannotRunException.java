package dev.tidemark.standalone.up;

/** Something only the user can put right; the message is one line that says what to do. */
final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotRunException(String message) {
        super(message);
    }

    CannotRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
