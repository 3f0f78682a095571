package dev.tidemark.system.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry and Tidemark behind one address, where Harbor's clients expect them: what begins with {@code /v2/} is the registry's. */
public final class OneDoor implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding", "date");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI registry;
    private final URI tidemark;

    private OneDoor(URI registry, URI tidemark) throws IOException {
        this.registry = registry;
        this.tidemark = tidemark;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    public static OneDoor before(RegistryUnderTest registry, URI tidemark) {
        try {
            var door = new OneDoor(registry.url(), tidemark);
            door.server.createContext("/", door::handle);
            door.server.setExecutor(door.threads);
            door.server.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Who pushes and pulls through this door. */
    public RegistryClient client() {
        return new RegistryClient(url());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, http.send(forwarded(exchange), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forwarded(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        var target = path.startsWith("/v2/") ? registry : tidemark;
        var request = HttpRequest.newBuilder(URI.create("http://" + target.getAuthority() + path))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
            }
        });
        // Distribution tells its clients to go on at the host that it is asked at.
        return request.header("X-Forwarded-Host", url().getAuthority())
                .header("X-Forwarded-Proto", "http")
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        var hasBody = answer.body().length > 0;
        exchange.sendResponseHeaders(answer.statusCode(), hasBody ? answer.body().length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
