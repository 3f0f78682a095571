package dev.tidemark.policy.project;

import dev.tidemark.contracts.registry.ProjectName;

/** A project was to be created under a name that is taken. */
public final class ProjectExistsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ProjectExistsException(ProjectName name) {
        super("there is a project " + name);
    }
}
