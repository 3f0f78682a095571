package dev.tidemark.executor.registry;

/** How many requests this process may have in flight at one registry. */
@FunctionalInterface
public interface RequestBudget {

    /** Without a limit, for registries that cannot be overloaded. */
    RequestBudget UNLIMITED = share -> {};

    /**
     * Sets what part of the registry's configured maximum is this process's, from now on; at least one request always is.
     *
     * @param share from 0 to 1: the share of partitions that are assigned to this process
     */
    void take(double share);
}
