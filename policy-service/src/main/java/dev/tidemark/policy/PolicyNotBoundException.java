package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;

/** A policy was to be changed through a project that does not name it as its own. */
public final class PolicyNotBoundException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PolicyNotBoundException(PolicyId policy, long project) {
        super("policy " + policy + " is not that of project " + project);
    }
}
