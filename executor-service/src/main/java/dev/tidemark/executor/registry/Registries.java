package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.RegistryName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The configured registries, to read from. What may delete in them is {@link Deleters}, which planning never sees. */
@Singleton
public final class Registries {

    private final Map<RegistryName, RegistryReader> readers = new TreeMap<>();
    private final Predicate<RegistryName> createdCountsAsPushed;

    @Inject
    Registries(OpenRegistries registries) {
        this.createdCountsAsPushed = registries::createdCountsAsPushed;
        registries.byName().forEach((name, registry) -> readers.put(name, registry.reader()));
    }

    private Registries(Predicate<RegistryName> createdCountsAsPushed) {
        this.createdCountsAsPushed = createdCountsAsPushed;
    }

    /** Exactly these, without configuration: for tests of what uses them. */
    public static Registries of(boolean createdCountsAsPushed, RegistryReader... readers) {
        Registries registries = new Registries(name -> createdCountsAsPushed);
        for (RegistryReader reader : readers) {
            registries.readers.put(reader.name(), reader);
        }
        return registries;
    }

    /** The configured names, sorted. */
    public Set<RegistryName> names() {
        return Collections.unmodifiableSet(readers.keySet());
    }

    /**
     * The registry of that name.
     *
     * @throws UnknownRegistryException if none is configured
     */
    public RegistryReader reader(RegistryName name) {
        RegistryReader reader = readers.get(name);
        if (reader == null) {
            throw new UnknownRegistryException(name);
        }
        return reader;
    }

    /**
     * Whether the registry's owner declared that images' own creation times may stand for push times there.
     *
     * @throws UnknownRegistryException if none of that name is configured
     */
    public boolean createdCountsAsPushed(RegistryName name) {
        reader(name);
        return createdCountsAsPushed.test(name);
    }
}
