package dev.tidemark.executor.registry.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.executor.registry.RegistryContract;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.Subject;
import dev.tidemark.executor.registry.standin.Push;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The OCI kind keeps the contract with CNCF Distribution 2.8, where its {@code docker-registry} (a Debian package) is installed. */
class RealRegistryTest extends RegistryContract {

    private static Process registry;
    private static Subject subject;

    @BeforeAll
    static void startTheRegistry(@TempDir Path directory) throws IOException {
        Assumptions.assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "docker-registry"))),
                "no docker-registry on the PATH: try `apt-get install docker-registry`");
        int port = freePort();
        Path configuration = Files.writeString(
                directory.resolve("registry.yml"),
                """
                version: 0.1
                log: {level: error}
                storage:
                  filesystem: {rootdirectory: %s}
                  delete: {enabled: true}
                http: {addr: "127.0.0.1:%d"}
                """
                        .formatted(directory.resolve("contents"), port));
        registry = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        URI url = URI.create("http://127.0.0.1:" + port);
        subject = new Subject.OverHttp(OciFixtures.open(url), false, new Push(url));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(RegistryException.class)
                .untilAsserted(() -> {
                    assertThat(registry.isAlive()).isTrue();
                    subject.reader().ping();
                });
    }

    @AfterAll
    static void stopTheRegistry() {
        if (registry != null) {
            registry.destroy();
        }
    }

    @Override
    protected Subject subject() {
        return subject;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
