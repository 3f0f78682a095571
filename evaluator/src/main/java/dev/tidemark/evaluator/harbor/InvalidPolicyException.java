package dev.tidemark.evaluator.harbor;

/** A policy document that is refused. The message is for the client, without Harbor's prefixes such as {@code bad request: }. */
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

    static InvalidPolicyException badRequest(String message) {
        return new InvalidPolicyException(Kind.BAD_REQUEST, message);
    }

    static InvalidPolicyException conflict(String message) {
        return new InvalidPolicyException(Kind.CONFLICT, message);
    }

    /** What is wrong with the document. */
    public Kind kind() {
        return kind;
    }
}
