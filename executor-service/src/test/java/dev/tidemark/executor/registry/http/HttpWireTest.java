package dev.tidemark.executor.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.executor.registry.RegistryBusyException;
import dev.tidemark.executor.registry.standin.Flavour;
import dev.tidemark.executor.registry.standin.Reply;
import dev.tidemark.executor.registry.standin.StandInRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The last link of the chain, and what is counted of it. */
class HttpWireTest {

    private final MovableClock clock = new MovableClock();
    private final HttpWire wire = new HttpWire("tidemark/test", clock);

    @Test
    void doesNotWaitForEverForABodyThatStalls() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> stalling = CompletableFuture.supplyAsync(() -> answerHalf(server));

            assertThatThrownBy(() -> wire.send(get(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                            .bounded(1_000, Duration.ofMillis(300))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer within");
            stalling.join().close();
        }
    }

    @Test
    void sendsNothingAfterItsTime() {
        try (StandInRegistry server = new StandInRegistry(Flavour.ZOT)) {
            Request late = get(server.url()).notAfter(clock.instant());
            clock.advance(Duration.ofMillis(1));

            assertThatThrownBy(() -> wire.send(late)).isInstanceOf(RegistryBusyException.class);
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void readsTheBeginningOfALongErrorAndNothingMore() throws IOException {
        try (StandInRegistry server = new StandInRegistry(Flavour.ZOT)) {
            server.answering(request -> Optional.of(Reply.of(500).body(new byte[1_000_000])));

            assertThat(wire.send(get(server.url()).bounded(10, Duration.ofSeconds(10)))
                            .body())
                    .hasSize(64 * 1024);
        }
    }

    @Test
    void isTimedByRegistryMethodAndStatus() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Exchange measuring = new Measuring(wire, HttpFixtures.NAME, meters, clock);
        try (StandInRegistry server = new StandInRegistry(Flavour.ZOT)) {
            server.answering(request -> Optional.of(Reply.of(404)));
            measuring.send(get(server.url()));
        }

        assertThat(meters.get("tidemark.registry.requests")
                        .tags("registry", "default", "method", "GET", "status", "404")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private static Request get(URI uri) {
        return Request.of(Method.GET, uri.resolve("/v2/"), "/v2/", Scope.NONE).bounded(1_000, Duration.ofSeconds(10));
    }

    private static Socket answerHalf(ServerSocket server) {
        try {
            Socket socket = server.accept();
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
