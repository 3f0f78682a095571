package dev.tidemark.policy.audit;

/** audit-service did not answer, or not as it should. Everything else works meanwhile. */
public final class AuditUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AuditUnavailableException(Throwable cause) {
        super("audit-service does not answer", cause);
    }
}
