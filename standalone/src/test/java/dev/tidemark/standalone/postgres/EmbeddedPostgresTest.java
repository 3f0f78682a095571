package dev.tidemark.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.standalone.postgres.EmbeddedPostgres.Durability;
import dev.tidemark.standalone.testing.FreePorts;
import dev.tidemark.standalone.testing.PostgresResource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {

    private static final String PASSWORD = "it's a \\ password";

    @TempDir
    Path directory;

    @Test
    void keepsRowsOverARestartAndIsDurable() throws Exception {
        try (var postgres = start(FreePorts.one());
                var connection = connect(postgres.port(), PASSWORD)) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var postgres = start(FreePorts.one());
                var connection = connect(postgres.port(), PASSWORD)) {
            assertThat(text(connection, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(text(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(text(connection, "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (var postgres = start(FreePorts.one())) {
            assertThatThrownBy(() -> connect(postgres.port(), "guessed")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void takesOverFromAServerThatWasLeftBehind() throws Exception {
        int port = FreePorts.one();
        assertThat(dieLeavingPostgresBehind(port)).isEqualTo(EmbeddedPostgresTest.LeavesPostgresBehind.STATUS);
        try (var session = connect(port, PASSWORD);
                var postgres = start(FreePorts.one());
                var connection = connect(postgres.port(), PASSWORD)) {
            assertThat(text(connection, "SELECT 1")).isEqualTo("1");
            assertThat(session.isValid(1)).isFalse();
        }
    }

    private int dieLeavingPostgresBehind(int port) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeavesPostgresBehind.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    static final class LeavesPostgresBehind {
        static final int STATUS = 42;

        public static void main(String... arguments) {
            EmbeddedPostgres.start(
                    Path.of(arguments[0]),
                    PostgresResource.BINARIES,
                    Integer.parseInt(arguments[1]),
                    PASSWORD,
                    Durability.DURABLE);
            Runtime.getRuntime().halt(STATUS);
        }
    }

    private EmbeddedPostgres start(int port) {
        return EmbeddedPostgres.start(directory, PostgresResource.BINARIES, port, PASSWORD, Durability.DURABLE);
    }

    private static Connection connect(int port, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/" + EmbeddedPostgres.NAME, EmbeddedPostgres.NAME, password);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
