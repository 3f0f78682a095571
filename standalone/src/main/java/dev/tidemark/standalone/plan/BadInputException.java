package dev.tidemark.standalone.plan;

/** Something in what the user gave cannot be planned with; the message is one line that says what. */
final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadInputException(String message) {
        super(message);
    }

    BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
