package dev.tidemark.policy.harbor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as audit-service does, from what a test tells it; where it was told nothing, it does not know the execution. */
public final class AuditStandIn implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, HttpHandler> HANDLERS = new ConcurrentHashMap<>();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static volatile boolean down;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What it answers from now on, by path and query. */
    public static void answer(String target, String body) {
        ANSWERS.put(target, body);
    }

    /** Who answers from now on, by path and query. */
    public static void answer(String target, HttpHandler handler) {
        HANDLERS.put(target, handler);
    }

    /** Path and query of all requests so far. */
    public static List<String> asked() {
        return ASKED;
    }

    /** From now on it fails, or does so no more. */
    public static void fails(boolean fails) {
        down = fails;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", AuditStandIn::handle);
        server.setExecutor(threads);
        server.start();
        return Map.of(
                "tidemark.audit-url", "http://localhost:" + server.getAddress().getPort());
    }

    private static void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        ASKED.add(target);
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (HANDLERS.containsKey(target) && "Bearer token-for-tests".equals(token)) {
            HANDLERS.get(target).handle(exchange);
            return;
        }
        int status =
                !"Bearer token-for-tests".equals(token) ? 401 : down ? 500 : ANSWERS.containsKey(target) ? 200 : 404;
        byte[] body = ANSWERS.getOrDefault(target, "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", target.endsWith("/log") ? "text/plain" : "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }
}
