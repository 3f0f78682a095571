package dev.tidemark.policy.project;

/** How a project comes to have its number, which it keeps through all of these. */
enum ProjectState {
    /** The registry has a repository of it, and nobody created it. */
    SEEN,
    /** A client created it. */
    CREATED,
    /** A client deleted it: it is not there, until it is created again or asked for by its name while the registry has it. */
    DELETED
}
