package dev.tidemark.policy.security;

import dev.tidemark.contracts.policy.Dialect;

/**
 * What can be done in a project, and the least role that may do it, whichever API it is asked for with. System administrators may do all of
 * it everywhere; what concerns no single project, only they may do. Who may touch retention is as in Harbor's {@code
 * src/common/rbac/project/rbac_role.go}, except for the policies of Artifactory's dialect, which there are administrators' business.
 */
public enum Permission {
    /** See that there is the project, and its repositories. */
    READ_PROJECT(Role.LIMITED_GUEST),
    /** See who is what in it. */
    READ_MEMBERS(Role.GUEST),
    /** Read policies, their executions and tasks, and what was decided and deleted. */
    READ_RETENTION(Role.DEVELOPER, Role.ADMIN),
    CREATE_RETENTION(Role.DEVELOPER, Role.ADMIN),
    UPDATE_RETENTION(Role.DEVELOPER, Role.ADMIN),
    DELETE_RETENTION(Role.DEVELOPER, Role.ADMIN),
    /** Start executions, dry or not, and stop them. */
    RUN_RETENTION(Role.DEVELOPER, Role.ADMIN),
    /** Delete a named artifact, past any policy; in other APIs than Harbor's, a tag too. */
    DELETE_ARTIFACT(Role.MAINTAINER),
    /** Delete a named tag, in Harbor's API, past any policy. */
    DELETE_TAG(Role.MAINTAINER),
    /** Delete all of a repository, past any policy. */
    DELETE_REPOSITORY(Role.MAINTAINER),
    /** Delete the project, and say who is what in it. */
    ADMINISTER_PROJECT(Role.ADMIN);

    private final Role least;
    private final Role leastForArtifactory;

    Permission(Role least) {
        this(least, least);
    }

    Permission(Role least, Role leastForArtifactory) {
        this.least = least;
        this.leastForArtifactory = leastForArtifactory;
    }

    Role least() {
        return least;
    }

    /** Where it is done to a policy of that dialect, or to what it did. */
    Role least(Dialect dialect) {
        return dialect == Dialect.ARTIFACTORY ? leastForArtifactory : least;
    }

    /** What is done, in words for whoever may not. */
    String deed() {
        return switch (this) {
            case READ_PROJECT -> "read the project";
            case READ_MEMBERS -> "read the members of the project";
            case READ_RETENTION -> "read the retention of the project";
            case CREATE_RETENTION -> "create a retention policy for the project";
            case UPDATE_RETENTION -> "change the retention of the project";
            case DELETE_RETENTION -> "delete the retention policy of the project";
            case RUN_RETENTION -> "run or stop the retention of the project";
            case DELETE_ARTIFACT -> "delete artifacts of the project";
            case DELETE_TAG -> "delete tags of the project";
            case DELETE_REPOSITORY -> "delete repositories of the project";
            case ADMINISTER_PROJECT -> "administer the project";
        };
    }
}
