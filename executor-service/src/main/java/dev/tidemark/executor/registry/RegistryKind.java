package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.RegistryName;

/** A sort of registry that Tidemark can talk to; a bean per sort, in a package of its own. */
public interface RegistryKind {

    /** How configuration calls it. */
    String name();

    /**
     * Makes ready to talk to a registry, without talking to it.
     *
     * @throws IllegalArgumentException if the settings make no sense for this kind; says which, and not a secret
     */
    OpenRegistry open(RegistryName registry, RegistriesConfig.Settings settings);
}
