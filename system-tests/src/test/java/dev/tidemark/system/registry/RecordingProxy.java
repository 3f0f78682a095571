package dev.tidemark.system.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Stands between the executor and a registry: notes every request, and lets a test act at one of them. Bodies of requests are dropped. */
public final class RecordingProxy implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding", "date");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Queue<Seen> requests = new ConcurrentLinkedQueue<>();
    private final List<Gate> gates = new CopyOnWriteArrayList<>();

    /** A request of the executor. */
    public record Seen(String method, String path) {

        /** Whether it could change anything. */
        public boolean changes() {
            return !method.equals("GET") && !method.equals("HEAD");
        }

        /** Whether it is about something in that repository. */
        public boolean isIn(String repository) {
            return path.startsWith("/v2/" + repository + "/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private RecordingProxy(URI target) {
        this.target = target;
    }

    static RecordingProxy before(URI target) {
        var proxy = new RecordingProxy(target);
        proxy.connector.setHost("localhost");
        proxy.server.addConnector(proxy.connector);
        proxy.server.setHandler(proxy.new Forward());
        try {
            proxy.server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the proxy before " + target + " cannot be started", e);
        }
        return proxy;
    }

    URI url() {
        return URI.create("http://localhost:" + connector.getLocalPort());
    }

    /** Forgets what was asked so far. */
    public void forget() {
        requests.clear();
    }

    /** What was asked so far, and could have changed something. */
    public List<Seen> changes() {
        return requests.stream().filter(Seen::changes).toList();
    }

    /** What was asked so far, in order. */
    public List<Seen> requests() {
        return List.copyOf(requests);
    }

    /** How much was asked so far. */
    public int count() {
        return requests.size();
    }

    /** Holds the next request that the condition is true of, until the gate is opened. */
    public Gate gateAt(Predicate<Seen> condition) {
        var gate = new Gate(condition);
        gates.add(gate);
        return gate;
    }

    @Override
    public void close() {
        gates.forEach(Gate::discard);
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Forward extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var seen = new Seen(request.getMethod(), request.getHttpURI().getPath());
            requests.add(seen);
            for (var gate : gates) {
                if (!gate.pass(seen)) {
                    throw new IOException("discarded: " + seen);
                }
            }
            answer(response, http.send(forwarded(request), BodyHandlers.ofByteArray()), seen);
            callback.succeeded();
            return true;
        }
    }

    private HttpRequest forwarded(Request request) {
        var forwarded = HttpRequest.newBuilder(
                        target.resolve(request.getHttpURI().getPathQuery()))
                .method(request.getMethod(), BodyPublishers.noBody());
        request.getHeaders().forEach(header -> {
            if (!NOT_PASSED_ON.contains(header.getLowerCaseName())) {
                forwarded.header(header.getName(), header.getValue());
            }
        });
        return forwarded.build();
    }

    private static void answer(Response response, HttpResponse<byte[]> answer, Seen seen) throws IOException {
        response.setStatus(answer.statusCode());
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name) || name.equals("content-length")) {
                values.forEach(value -> response.getHeaders().add(name, value));
            }
        });
        if (!seen.method().equals("HEAD")) {
            try (var output = Content.Sink.asOutputStream(response)) {
                output.write(answer.body());
            }
        }
    }
}
