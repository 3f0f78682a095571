package dev.tidemark.policy;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;

/** A policy was to be deleted while an execution of it runs. */
public final class PolicyBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ExecutionId execution;

    PolicyBusyException(PolicyId policy, ExecutionId execution) {
        super("execution " + execution + " of policy " + policy + " is running");
        this.execution = execution;
    }

    public ExecutionId execution() {
        return execution;
    }
}
