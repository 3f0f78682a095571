package dev.tidemark.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.standalone.testing.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type, and what they are told. */
final class TidemarkTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpsWhoeverAsks() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("up", "topics");
        assertThat(run("up", "--help")).isZero();
        assertThat(out.toString()).contains("--registry", "--trust-created", "TIDEMARK_DATA");
    }

    @Test
    void saysWhichVersionItIs() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("tidemark ");
    }

    @Test
    void explainsItsUseToWhoeverTypesSomethingElse() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("down")).isEqualTo(2);
        assertThat(run("up", "--ports=1")).isEqualTo(2);
        assertThat(run("up", "--port=many")).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: tidemark");
    }

    @Test
    void saysInOneLineWhatToDoWhereItCannotRun() {
        assertThat(run("up", "--registry=registry.example.com")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("https://");
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        int first = FreePorts.one();
        try (var taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(run("up", "--port=" + first, "--data=" + directory)).isEqualTo(1);
        }
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("port " + first + " (policy-service) is taken", "--port");
    }

    private int run(String... arguments) {
        return Tidemark.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
