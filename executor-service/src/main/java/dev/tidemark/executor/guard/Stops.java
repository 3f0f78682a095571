package dev.tidemark.executor.guard;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.registry.RegistryName;

/**
 * What must not go on. Every worker follows all stops, and none takes a task before it has read them to their end.
 */
public interface Stops {

    /** Whether somebody stopped the execution. Waits until the stops that were told before this worker came up are read. */
    boolean isStopped(ExecutionId execution);

    /** Whether nothing may be deleted in the registry. Waits likewise. */
    boolean isPaused(RegistryName registry);
}
