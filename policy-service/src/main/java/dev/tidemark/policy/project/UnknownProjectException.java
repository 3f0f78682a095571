package dev.tidemark.policy.project;

/** Somebody named a project that is not there. */
public final class UnknownProjectException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownProjectException(String project) {
        super("there is no project " + project);
    }
}
