package dev.tidemark.standalone.testing;

import dev.tidemark.standalone.postgres.EmbeddedPostgres;
import dev.tidemark.standalone.postgres.EmbeddedPostgres.Durability;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * An empty PostgreSQL: {@code @QuarkusTestResource(PostgresResource.class)}, or {@link #start()} and {@link #stop()} in a plain test.
 * From packaged binaries by default, as a container with {@code -Dtidemark.test.containers=true}; the latter takes
 * {@code org.testcontainers:testcontainers} on the class path.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** Unpacked once for all tests of a user, which saves each two seconds. */
    public static final Path BINARIES =
            Path.of(System.getProperty("java.io.tmpdir"), "tidemark-tests-" + System.getProperty("user.name"));

    static final String PASSWORD = "only-for-tests";

    private AutoCloseable running;

    @Override
    public Map<String, String> start() {
        int port = Boolean.getBoolean("tidemark.test.containers") ? startContainer() : startEmbedded();
        return Map.of(
                "tidemark.database.host",
                "localhost",
                "tidemark.database.port",
                Integer.toString(port),
                "tidemark.database.name",
                EmbeddedPostgres.NAME,
                "tidemark.database.username",
                EmbeddedPostgres.NAME,
                "tidemark.database.password",
                PASSWORD);
    }

    private int startEmbedded() {
        var directory = TemporaryDirectory.create();
        var postgres = EmbeddedPostgres.start(
                directory.path(), BINARIES, FreePorts.one(), PASSWORD, Durability.LOST_WITH_THE_MACHINE);
        running = () -> {
            postgres.close();
            directory.close();
        };
        return postgres.port();
    }

    private int startContainer() {
        var postgres = PostgresContainer.start();
        running = postgres;
        return postgres.port();
    }

    @Override
    public void stop() {
        Running.close(running);
        running = null;
    }
}
