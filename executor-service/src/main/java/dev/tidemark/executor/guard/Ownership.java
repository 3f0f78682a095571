package dev.tidemark.executor.guard;

/**
 * Whether the partition a worker's record came from is still the worker's own. Asked before every request that changes anything: what
 * is another worker's must not be touched.
 */
public interface Ownership {

    /**
     * Returns once the partition is surely the worker's own.
     *
     * @return whether it had to wait, so that what was read before may be stale
     * @throws RevokedException if the partition is, or was meanwhile, another worker's
     */
    boolean awaitSure();
}
