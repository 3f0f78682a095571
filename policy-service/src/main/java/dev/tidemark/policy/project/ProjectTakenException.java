package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;

/** A project that has a policy was to be given another. */
public final class ProjectTakenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int project;
    private final transient PolicyId policy;

    public ProjectTakenException(int project, PolicyId policy) {
        super("project " + project + " has policy " + policy);
        this.project = project;
        this.policy = policy;
    }

    public int project() {
        return project;
    }

    /** The one it has. */
    public PolicyId policy() {
        return policy;
    }
}
