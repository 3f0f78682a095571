package dev.tidemark.policy.api;

import java.util.Optional;

/** A request to our own API that is not done. The message is for the client. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final String place;

    private ProblemException(ProblemType type, String place, String detail) {
        super(detail);
        this.type = type;
        this.place = place;
    }

    static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, null, detail);
    }

    /** What cannot be read. */
    public static ProblemException malformed(String place, String detail) {
        return new ProblemException(ProblemType.MALFORMED, place, detail);
    }

    /** What can be read, and makes no sense. */
    public static ProblemException invalid(Optional<String> place, String detail) {
        return new ProblemException(ProblemType.INVALID, place.orElse(null), detail);
    }

    /** What makes no sense at that place. */
    public static ProblemException invalid(String place, String detail) {
        return new ProblemException(ProblemType.INVALID, place, detail);
    }

    public static ProblemException notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    public static ProblemException conflict(String detail) {
        return of(ProblemType.CONFLICT, detail);
    }

    public static ProblemException unavailable(String detail) {
        return of(ProblemType.UNAVAILABLE, detail);
    }

    Problem toProblem() {
        return Problem.of(type, type.status(), getMessage(), place);
    }
}
