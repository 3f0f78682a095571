package dev.tidemark.executor.guard;

/** The partition is another worker's: the attempt ends here, neither acknowledged nor refused. */
public final class RevokedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RevokedException(int partition) {
        super("partition " + partition + " is another worker's");
    }
}
