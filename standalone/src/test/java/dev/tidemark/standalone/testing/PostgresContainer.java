package dev.tidemark.standalone.testing;

import dev.tidemark.standalone.postgres.EmbeddedPostgres;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** PostgreSQL's own image. */
record PostgresContainer(GenericContainer<?> container) implements AutoCloseable {

    private static final int PORT = 5432;

    @SuppressWarnings("resource")
    static PostgresContainer start() {
        var container = new GenericContainer<>("postgres:18")
                .withExposedPorts(PORT)
                .withEnv("POSTGRES_DB", EmbeddedPostgres.NAME)
                .withEnv("POSTGRES_USER", EmbeddedPostgres.NAME)
                .withEnv("POSTGRES_PASSWORD", PostgresResource.PASSWORD)
                // It starts a first time to set itself up.
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
        container.start();
        return new PostgresContainer(container);
    }

    int port() {
        return container.getMappedPort(PORT);
    }

    @Override
    public void close() {
        container.stop();
    }
}
