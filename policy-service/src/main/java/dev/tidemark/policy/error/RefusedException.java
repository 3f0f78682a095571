package dev.tidemark.policy.error;

/** A request that is answered with an error. The message is for the client, in its dialect's words. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    public RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
