package dev.tidemark.executor.inventory;

import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;

/** Where the inventory comes from. */
public interface InventorySource {

    /**
     * What is known of the repository; {@link Inventory#SILENT} where the answer is late, broken or an error, or without what has to be
     * known for it. Never throws.
     *
     * @param lastCause up to where events must have been read for the answer to count; waits a moment for that. Null for any answer
     */
    Inventory of(RegistryName registry, RepositoryName repository, Position lastCause);
}
