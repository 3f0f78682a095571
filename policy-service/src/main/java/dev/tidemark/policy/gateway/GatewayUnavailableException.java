package dev.tidemark.policy.gateway;

/** The gateway did not answer, or the registry did not answer it. What is known already can be used meanwhile. */
public final class GatewayUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public GatewayUnavailableException(String message) {
        super(message);
    }

    GatewayUnavailableException(Throwable cause) {
        super("executor-service does not answer, or the registry does not answer it", cause);
    }
}
