package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.RegistryKind;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Connections;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The kind {@code oci}: puts its endpoints together. */
@Singleton
public final class OciKind implements RegistryKind {

    private final Connections connections;

    @Inject
    public OciKind(Connections connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "oci";
    }

    @Override
    public OpenRegistry open(RegistryName registry, RegistriesConfig.Settings settings) {
        Connection connection = connections.open(registry, settings);
        RegistryReader reader = new OciReader(connection);
        ManifestDelete delete = new ManifestDelete(connection);
        TagProbe probe = new TagProbe(delete, registry, OciKind::unheardOf);
        return new OpenRegistry(reader, new OciDeleter(reader, delete, probe), connection.budget());
    }

    private static Tag unheardOf() {
        return new Tag("tidemark-probe-" + UUID.randomUUID());
    }
}
