package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;

/** What was to be a policy's own, its name or its repository, is another policy's. */
public final class PolicyExistsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long policy;

    PolicyExistsException(PolicyId policy) {
        super("policy " + policy + " is there already");
        this.policy = policy.value();
    }

    public PolicyId policy() {
        return new PolicyId(policy);
    }
}
