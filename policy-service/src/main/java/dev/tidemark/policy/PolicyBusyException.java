package dev.tidemark.policy;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;

/** Something was to be done with a policy that cannot be done while an execution of it runs. */
public final class PolicyBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ExecutionId execution;

    public PolicyBusyException(PolicyId policy, ExecutionId execution) {
        super("execution " + execution + " of policy " + policy + " is running");
        this.execution = execution;
    }

    public ExecutionId execution() {
        return execution;
    }
}
