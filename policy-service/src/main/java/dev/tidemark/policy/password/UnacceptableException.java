package dev.tidemark.policy.password;

/** A name or a password that nobody can have; the message says why, and never what it was. */
public final class UnacceptableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnacceptableException(String message) {
        super(message);
    }
}
