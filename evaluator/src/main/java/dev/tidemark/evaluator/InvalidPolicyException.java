package dev.tidemark.evaluator;

import java.util.Optional;

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
    private final String place;

    private InvalidPolicyException(Kind kind, String place, String message) {
        super(message);
        this.kind = kind;
        this.place = place;
    }

    /** Refuses what is not allowed, or means nothing. */
    public static InvalidPolicyException badRequest(String message) {
        return new InvalidPolicyException(Kind.BAD_REQUEST, null, message);
    }

    /**
     * Refuses what is not allowed, or means nothing, at a place of the document.
     *
     * @param what goes on where the name of the place ends
     */
    public static InvalidPolicyException at(String place, String what) {
        return new InvalidPolicyException(Kind.BAD_REQUEST, place, place + " " + what);
    }

    /** Refuses what contradicts itself. */
    public static InvalidPolicyException conflict(String message) {
        return new InvalidPolicyException(Kind.CONFLICT, null, message);
    }

    /** What is wrong with the document. */
    public Kind kind() {
        return kind;
    }

    /** Which part of the document is refused, as far as that is known: {@code rules[0].keep}. */
    public Optional<String> place() {
        return Optional.ofNullable(place);
    }

    /** The same of a document that is itself a part of something. */
    public InvalidPolicyException within(String whole) {
        return place == null
                ? new InvalidPolicyException(kind, whole, getMessage())
                : new InvalidPolicyException(kind, whole + "." + place, whole + "." + getMessage());
    }
}
