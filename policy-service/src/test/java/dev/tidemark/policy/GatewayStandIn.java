package dev.tidemark.policy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** Answers as executor-service's gateway does, of one registry that holds what a test puts there. */
public final class GatewayStandIn implements QuarkusTestResourceLifecycleManager {

    private static final int PAGE = 1_000;

    private static final NavigableSet<String> REPOSITORIES = new ConcurrentSkipListSet<>();
    private static final Map<String, String> ARTIFACTS = new ConcurrentHashMap<>();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static volatile boolean down;
    private static volatile Semaphore held = new Semaphore(0);
    private static volatile boolean holds;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** What the registry holds, in the order of names. */
    public static NavigableSet<String> repositories() {
        return REPOSITORIES;
    }

    /** What a repository of it holds, as elements of a JSON array. */
    public static void holds(String repository, String artifacts) {
        REPOSITORIES.add(repository);
        ARTIFACTS.put(repository, artifacts);
    }

    /** Path and query of all requests so far. */
    public static List<String> asked() {
        return ASKED;
    }

    /** From now on it fails, or does so no more. */
    public static void fails(boolean fails) {
        down = fails;
    }

    /** From now on nobody gets an answer; until it is let go. */
    public static void hold() {
        held = new Semaphore(0);
        holds = true;
    }

    public static void letGo() {
        holds = false;
        held.release(1_000_000);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", GatewayStandIn::handle);
        server.setExecutor(threads);
        server.start();
        return Map.of(
                "tidemark.gateway-url",
                "http://localhost:" + server.getAddress().getPort());
    }

    private static void handle(HttpExchange exchange) throws IOException {
        ASKED.add(exchange.getRequestURI().toString());
        if (holds) {
            held.acquireUninterruptibly();
        }
        String path = exchange.getRequestURI().getPath();
        if (!"Bearer token-for-tests".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
        } else if (down) {
            answer(exchange, 502, "{\"status\":502}");
        } else if (path.endsWith("/health")) {
            answer(exchange, 200, "{\"answers\":true}");
        } else if (path.equals("/registries/default/repositories")) {
            answer(exchange, 200, page(query(exchange)));
        } else if (path.matches("/registries/default/projects/[^/]+/repositories")) {
            answer(exchange, 200, own(path.split("/")[4] + "/"));
        } else if (path.endsWith("/artifacts")) {
            String found = ARTIFACTS.get(query(exchange));
            answer(exchange, found == null ? 404 : 200, found == null ? "{}" : "{\"items\":[" + found + "]}");
        } else if (path.endsWith("/repositories")) {
            answer(exchange, 200, "{\"items\":[]}");
        } else {
            boolean isThere = path.endsWith("/repository") ? REPOSITORIES.contains(query(exchange)) : hasProject(path);
            answer(exchange, isThere ? 200 : 404, "{}");
        }
    }

    /** The value of the only parameter. */
    private static String query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    private static boolean hasProject(String path) {
        String prefix = path.substring(path.lastIndexOf('/') + 1) + "/";
        return path.startsWith("/registries/default/")
                && REPOSITORIES.stream().anyMatch(name -> name.startsWith(prefix));
    }

    private static String own(String prefix) {
        return REPOSITORIES.stream()
                .filter(name -> name.startsWith(prefix))
                .limit(PAGE)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static String page(String after) {
        List<String> names =
                REPOSITORIES.tailSet(after, false).stream().limit(PAGE + 1L).toList();
        List<String> items = names.subList(0, Math.min(PAGE, names.size()));
        String next = names.size() > PAGE ? ",\"next\":\"" + items.get(PAGE - 1) + "\"" : "";
        return items.stream()
                .collect(Collectors.joining("\",\"", "{\"items\":[\"", "\"]" + next + "}"))
                .replace("[\"\"]", "[]");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String type = status < 400 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
