package dev.tidemark.executor.registry.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A registry for tests, over HTTP on a free port of this machine; remembers every request, and can be told how to answer. */
public final class StandInRegistry implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Behaviour behaviour;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Door door = request -> Optional.empty();
    private volatile Function<Seen, Optional<Reply>> instead = request -> Optional.empty();

    /** What it answers to whoever was let in. */
    public interface Behaviour {
        Reply answer(Seen request, byte[] body);

        /** At most so many names in a page of a listing, where that is the registry's to say. */
        default void pageSize(int names) {
            throw new UnsupportedOperationException("its clients say how large a page is");
        }
    }

    /** Decides who is let in: nothing, or the reply to whoever is not. */
    @FunctionalInterface
    public interface Door {
        Optional<Reply> turnAway(Seen request);
    }

    public StandInRegistry(Flavour flavour) {
        this(new Protocol(flavour));
    }

    public StandInRegistry(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on asks who comes. */
    public StandInRegistry guardedBy(Door guard) {
        door = guard;
        return this;
    }

    /** From now on answers so where the function has an answer; who is not let in is turned away before. */
    public StandInRegistry answering(Function<Seen, Optional<Reply>> replies) {
        instead = replies;
        return this;
    }

    /** Answers so, in this order, to the next requests of which path and method contain the text; then as ever. */
    public StandInRegistry answeringNext(String text, Reply... replies) {
        List<Reply> left = new CopyOnWriteArrayList<>(replies);
        return answering(request -> (request.method() + " " + request.path()).contains(text) && !left.isEmpty()
                ? Optional.of(left.remove(0))
                : Optional.empty());
    }

    /** At most so many names in a page of a listing. */
    public StandInRegistry withPagesOf(int names) {
        behaviour.pageSize(names);
        return this;
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<Seen> seen(String text) {
        return seen.stream()
                .filter(request -> (request.method() + " " + request.path()).contains(text))
                .toList();
    }

    public List<Seen> effects() {
        return seen.stream().filter(Seen::isEffect).toList();
    }

    public void forget() {
        seen.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Seen request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                exchange.getRequestHeaders());
        seen.add(request);
        Reply reply = door.turnAway(request)
                .or(() -> instead.apply(request))
                .orElseGet(() -> behaviour.answer(request, body));
        send(exchange, request, reply);
    }

    private static void send(HttpExchange exchange, Seen request, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        boolean silent = request.method().equals("HEAD") || reply.body().length == 0;
        if (request.method().equals("HEAD") && !reply.headers().containsKey("Content-Length")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(reply.body().length));
        }
        exchange.sendResponseHeaders(reply.status(), silent ? -1 : reply.body().length);
        if (!silent) {
            exchange.getResponseBody().write(reply.body());
        }
        exchange.close();
    }
}
