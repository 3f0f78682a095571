package dev.tidemark.contracts.execution;

/** Where a time comes from, and with it how much may rest on it. */
public enum TimeSource {
    /** An event of the registry. */
    EVENT,
    /** The registry tells it. */
    REGISTRY,
    /** The tag, or its digest, was new in a repository that had been scanned before: pushed then. */
    FIRST_SEEN,
    /** The image's own creation time, on a registry where it counts as the push time. */
    CREATED,
    /** The image's own creation time where it does not count: it may retain, never condemn. */
    CREATED_ONLY;

    /** Whether a deletion may rest on a time of this source. */
    public boolean mayCondemn() {
        return this != CREATED_ONLY;
    }
}
