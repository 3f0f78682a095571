package dev.tidemark.contracts.execution;

/** Where a task stands. Every status from {@link #SUCCESS} on is an end, and the first end stands. */
public enum TaskStatus {
    /** Asked for; no worker has told of a plan. */
    PENDING,
    /** Planned; its deletions are under way or yet to come. */
    RUNNING,
    /** Carried out, each subject with its outcome. */
    SUCCESS,
    /** It could not be planned or carried out. */
    ERROR,
    /** Its execution was stopped. */
    STOPPED,
    /** A guard held it. */
    HELD,
    /** It was met after its {@code notAfter}. */
    EXPIRED;

    /** Whether nothing can change it any more. */
    public boolean isFinal() {
        return ordinal() >= SUCCESS.ordinal();
    }
}
