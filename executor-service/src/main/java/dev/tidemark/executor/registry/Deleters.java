package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.RegistryName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** The configured registries, to delete in. For the deletion of plans alone: a test holds that nothing else depends on this. */
@Singleton
public final class Deleters {

    private final Map<RegistryName, RegistryDeleter> deleters = new TreeMap<>();

    @Inject
    Deleters(OpenRegistries registries) {
        registries.byName().forEach((name, registry) -> deleters.put(name, registry.deleter()));
    }

    private Deleters() {}

    /** Exactly these, without configuration: for tests of what uses them. */
    public static Deleters of(RegistryDeleter... some) {
        Deleters deleters = new Deleters();
        for (RegistryDeleter deleter : some) {
            deleters.deleters.put(deleter.reader().name(), deleter);
        }
        return deleters;
    }

    /**
     * The registry of that name.
     *
     * @throws UnknownRegistryException if none is configured
     */
    public RegistryDeleter deleter(RegistryName name) {
        RegistryDeleter deleter = deleters.get(name);
        if (deleter == null) {
            throw new UnknownRegistryException(name);
        }
        return deleter;
    }
}
