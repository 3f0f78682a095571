package dev.tidemark.policy.error;

/** A request of somebody who is known, and may not do what they ask for. Each dialect answers 403 in its own words. */
public final class ForbiddenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message for the client: what they may not do */
    public ForbiddenException(String message) {
        super(message);
    }
}
