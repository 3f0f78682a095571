package dev.tidemark.policy.execution;

import dev.tidemark.contracts.execution.ExecutionId;

/** Somebody named an execution that never was, or is not of the policy named with it. */
public final class UnknownExecutionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean ofAnotherPolicy;

    UnknownExecutionException(ExecutionId id, boolean ofAnotherPolicy) {
        super(ofAnotherPolicy ? "execution " + id + " is of another policy" : "there is no execution " + id);
        this.ofAnotherPolicy = ofAnotherPolicy;
    }

    public boolean isOfAnotherPolicy() {
        return ofAnotherPolicy;
    }
}
