package dev.tidemark.evaluator;

/** A policy document that is refused, in whatever dialect. The message is for the client, without the prefixes of its dialect's envelope. */
public final class InvalidPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is wrong with the document, as far as answers differ by it. */
    public enum Kind {
        /** It says something that is not allowed or means nothing: 400. */
        BAD_REQUEST,
        /** Two of its rules are the same: 409. */
        CONFLICT
    }

    private final Kind kind;

    private InvalidPolicyException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Refuses what is not allowed, or means nothing. */
    public static InvalidPolicyException badRequest(String message) {
        return new InvalidPolicyException(Kind.BAD_REQUEST, message);
    }

    /** Refuses what contradicts itself. */
    public static InvalidPolicyException conflict(String message) {
        return new InvalidPolicyException(Kind.CONFLICT, message);
    }

    /** What is wrong with the document. */
    public Kind kind() {
        return kind;
    }
}
