package dev.tidemark.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * PostgreSQL as a child of this process, listening on the loopback only. Its directory is kept when it stops and used again by the
 * next start. Nobody gets in without the password.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Name of the database, and of the user who owns it. */
    public static final String NAME = "tidemark";

    /** Whether a commit survives the machine. */
    public enum Durability {
        DURABLE,
        /** Faster, for tests. */
        LOST_WITH_THE_MACHINE
    }

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private final Path data;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * Starts on an empty directory or on one that it was started on before; answers clients when it returns.
     *
     * @param directory where {@code data} and the log go
     * @param binaries where the binaries are unpacked, unless they are there: of trusted writers only
     * @param password of {@link #NAME} and of the superuser {@code postgres}
     */
    public static EmbeddedPostgres start(
            Path directory, Path binaries, int port, String password, Durability durability) {
        try {
            var data = directory.resolve("data");
            Files.createDirectories(data);
            stopLeftBehind(directory);
            // Read by the builder: its default below /tmp would be shared with, and owned by, whoever came first.
            System.setProperty("ot.epg.working-dir", binaries.toString());
            var embedded = new EmbeddedPostgres(
                    configure(directory, port, password, durability)
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .start(),
                    data);
            embedded.prepare(data.resolve("pg_hba.conf"), password);
            return embedded;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be started in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Stops a server on this directory that outlived the process which started it. */
    public static void stopLeftBehind(Path directory) {
        Postmaster.of(directory.resolve("data")).ifPresent(Postmaster::stop);
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder configure(
            Path directory, int port, String password, Durability durability) {
        var log = directory.resolve("postgresql.log").toFile();
        var durable = durability == Durability.DURABLE ? "on" : "off";
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPort(port)
                // Whoever starts this stops it, in an order that a hook would not keep.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.to(log))
                .setErrorRedirector(ProcessBuilder.Redirect.to(log))
                .setConnectConfig("password", password)
                // Independent of which locales the machine has.
                .setLocaleConfig("locale", "C")
                // The library's default for each of these is off.
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("full_page_writes", durable)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("jit", "off");
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Completes when the server has ended, asked to or not. */
    public CompletableFuture<?> ended() {
        return Postmaster.of(data)
                .map(postmaster -> postmaster.process().onExit())
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Stops it; sessions are ended. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL cannot be stopped: " + e.getMessage(), e);
        }
    }

    private void prepare(Path access, String password) throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var quoted = statement.enquoteLiteral(password);
            statement.execute("ALTER ROLE postgres PASSWORD " + quoted);
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN");
            }
            statement.execute("ALTER ROLE " + NAME + " PASSWORD " + quoted);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
            askForThePassword(access, statement);
        }
    }

    /** A fresh directory lets everybody of this machine in; from here on only the password does. */
    private static void askForThePassword(Path access, Statement statement) throws IOException, SQLException {
        Files.writeString(
                access, "host all all 127.0.0.1/32 scram-sha-256" + "\n" + "host all all ::1/128 scram-sha-256" + "\n");
        statement.execute("SELECT pg_reload_conf()");
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
