package dev.tidemark.policy.deletion;

import dev.tidemark.contracts.execution.ExecutionId;

/** The deletion is not over in the time that somebody waits for an answer. It goes on. */
public final class DeletionPendingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ExecutionId execution;

    DeletionPendingException(ExecutionId execution) {
        super("execution " + execution + " is not over yet, and goes on");
        this.execution = execution;
    }

    /** Whose end is still to come. */
    public ExecutionId execution() {
        return execution;
    }
}
