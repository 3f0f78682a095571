package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;

/** A policy was changed since the client read it. */
public final class StalePolicyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int revision;

    StalePolicyException(PolicyId policy, int revision) {
        super("policy " + policy + " is at revision " + revision + " by now");
        this.revision = revision;
    }

    /** Which revision it has now. */
    public int revision() {
        return revision;
    }
}
