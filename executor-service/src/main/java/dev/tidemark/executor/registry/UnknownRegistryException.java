package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.RegistryName;

/** A registry is named that is not configured here; nothing but a change of the configuration helps. */
public final class UnknownRegistryException extends RegistryException {

    private static final long serialVersionUID = 1L;

    /** For the name that was asked for. */
    public UnknownRegistryException(RegistryName name) {
        super("no registry " + name + " is configured");
    }
}
