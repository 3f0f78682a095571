package dev.tidemark.contracts.execution;

/** What became of a decision to delete. The first outcome of a subject stands. */
public enum Outcome {
    /** We did it. */
    DELETED,
    /** It was not there when we came. */
    GONE,
    /** A dry run: it would have gone. */
    WOULD_DELETE,
    /** A guard, a budget or a lost race kept it. */
    KEPT,
    /** The registry failed or refused. */
    FAILED
}
