package dev.tidemark.evaluator.snapshot;

/** A snapshot document that nothing can be planned on. The message says in one line what is wrong, and of which artifact. */
public final class InvalidSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidSnapshotException(String message) {
        super(message);
    }

    InvalidSnapshotException(String where, IllegalArgumentException cause) {
        super(where + ": " + cause.getMessage(), cause);
    }
}
