package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;

/** Somebody named a policy that never was, or is no more. */
public final class UnknownPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownPolicyException(PolicyId id) {
        super("there is no policy " + id);
    }
}
