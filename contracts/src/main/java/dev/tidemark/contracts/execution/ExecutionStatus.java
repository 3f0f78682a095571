package dev.tidemark.contracts.execution;

/** Where an execution stands. */
public enum ExecutionStatus {
    /** From the moment it was asked for. */
    RUNNING,
    /** Every task ended well, or there was none. */
    SUCCESS,
    /** A task, or the selection of tasks, failed. */
    ERROR,
    /** Somebody stopped it before it was through. */
    STOPPED,
    /** A guard held it, or one of its tasks, and nobody released it. */
    HELD;

    /** Whether nothing can change it any more. */
    public boolean isFinal() {
        return this != RUNNING;
    }
}
