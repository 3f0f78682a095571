package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;

/** Where the inventory comes from. */
interface InventorySource {

    /** What is known of the repository; {@link Inventory#SILENT} where the answer is late, broken or an error. Never throws. */
    Inventory of(RegistryName registry, RepositoryName repository);
}
