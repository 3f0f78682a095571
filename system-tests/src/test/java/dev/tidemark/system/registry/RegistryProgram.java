package dev.tidemark.system.registry;

import dev.tidemark.standalone.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A registry that is a program of its own, running on the loopback with deletion enabled. */
public final class RegistryProgram implements AutoCloseable {

    private static final String DISTRIBUTION =
            """
            version: 0.1
            log: {level: error, accesslog: {disabled: true}}
            storage:
              filesystem: {rootdirectory: %s}
              delete: {enabled: true}
            http: {addr: 127.0.0.1:%d}
            """;
    private static final String NOTIFICATIONS =
            """
            notifications:
              endpoints:
                - name: tidemark
                  url: %s
                  headers: {Authorization: ["Bearer %s"]}
                  timeout: 5s
                  threshold: 3
                  backoff: 1s
            """;
    private static final String ZOT =
            """
            {"distSpecVersion": "1.1.1",
             "storage": {"rootDirectory": "%s", "gc": false},
             "http": {"address": "127.0.0.1", "port": "%d"},
             "log": {"level": "error"}}
            """;

    private final Process process;
    private final URI url;

    private RegistryProgram(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** CNCF Distribution, either version, on a store that may have contents. */
    public static RegistryProgram distribution(Path program, Path directory, Path store) {
        return start(program, directory, DISTRIBUTION, store, "config.yml");
    }

    /** The same, telling the receiver there of everything that happens in it. */
    static RegistryProgram telling(Path program, Path directory, URI receiver, String secret) {
        var form = DISTRIBUTION + NOTIFICATIONS.formatted(receiver, secret);
        return start(program, directory, form, directory.resolve("store"), "config.yml");
    }

    static RegistryProgram zot(Path program, Path directory, Path store) {
        return start(program, directory, ZOT, store, "config.json");
    }

    private static RegistryProgram start(Path program, Path directory, String form, Path store, String file) {
        try {
            int port = FreePorts.one();
            var config = Files.createDirectories(directory).resolve(file);
            Files.writeString(config, form.formatted(store, port));
            var process = new ProcessBuilder(List.of(program.toString(), "serve", config.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log.txt").toFile())
                    .start();
            Awaitility.await("start of " + program)
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> listens(port));
            return new RegistryProgram(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
