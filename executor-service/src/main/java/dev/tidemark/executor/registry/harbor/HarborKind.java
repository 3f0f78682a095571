package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.executor.registry.OpenRegistry;
import dev.tidemark.executor.registry.RegistriesConfig;
import dev.tidemark.executor.registry.RegistryKind;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Connections;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The kind {@code harbor}: puts its endpoints together. Credentials are needed, and shown with every request: without them Harbor answers
 * as if there were nothing but public projects.
 */
@Singleton
public final class HarborKind implements RegistryKind {

    private final Connections connections;

    @Inject
    public HarborKind(Connections connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "harbor";
    }

    @Override
    public OpenRegistry open(RegistryName registry, RegistriesConfig.Settings settings) {
        Connection connection = connections.openIntroduced(registry, settings);
        if (connection.address().base().getPath().matches(".*/api(/.*)?")) {
            throw new IllegalArgumentException("the url must end before /api");
        }
        RegistryReader reader = new HarborReader(connection);
        return new OpenRegistry(reader, new HarborDeleter(reader, new ArtifactDelete(connection)), connection.budget());
    }
}
