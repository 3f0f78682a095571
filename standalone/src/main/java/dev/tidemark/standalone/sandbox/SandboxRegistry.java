package dev.tidemark.standalone.sandbox;

import dev.tidemark.standalone.sandbox.Refusal.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A registry on the loopback. It keeps what is pushed in its directory and serves it again after a restart. A tag can be deleted
 * alone; deleting a digest takes all its tags with it. It does not collect garbage: what a deletion frees stays on the disk.
 */
public final class SandboxRegistry implements AutoCloseable {

    private static final int THREADS = 32;

    private final Server server;
    private final ServerConnector connector;
    private final Router router;
    private final Repositories repositories;
    private final Optional<String> authorization;
    private final Audience audience;
    private final RequestLog requests = new RequestLog();

    private SandboxRegistry(Path directory, int port, Optional<String> authorization, Audience audience) {
        this.authorization = authorization;
        this.audience = audience;
        this.repositories = new Repositories(directory.resolve("repositories"), new Blobs(directory.resolve("blobs")));
        this.router = new Router(repositories, new Uploads(directory.resolve("uploads")), audience);
        var threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("sandbox-registry");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, 1, 1);
        connector.setHost("localhost");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Answers());
    }

    /** Starts one that lets everybody in; port 0 takes a free one. */
    public static SandboxRegistry start(Path directory, int port) {
        return start(directory, port, Optional.empty(), event -> {});
    }

    /**
     * Starts one that lets everybody in, and posts what happens to manifests to a receiver, as CNCF Distribution's notifications do.
     *
     * @param secret shown to the receiver as a bearer token
     */
    public static SandboxRegistry startTelling(Path directory, int port, URI receiver, String secret) {
        return start(directory, port, Optional.empty(), Notifications.to(receiver, secret));
    }

    /** Starts one that asks for a name and a password. */
    public static SandboxRegistry startProtected(Path directory, int port, String user, String password) {
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return start(
                directory, port, Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials)), event -> {});
    }

    private static SandboxRegistry start(Path directory, int port, Optional<String> authorization, Audience audience) {
        try {
            var registry = new SandboxRegistry(Files.createDirectories(directory), port, authorization, audience);
            registry.server.start();
            return registry;
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox registry cannot be started in " + directory + ": " + e, e);
        }
    }

    /** Where it listens, without a slash at the end. */
    public URI url() {
        return URI.create("http://localhost:" + connector.getLocalPort());
    }

    /** What it was asked so far. */
    public RequestLog requests() {
        return requests;
    }

    /** Stores sample images that look as if they had been built over the weeks before {@code now}, unless there are repositories. */
    public void addSamples(Instant now) {
        try {
            if (repositories.names().isEmpty()) {
                new SampleImages(repositories, now).store();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sample images cannot be stored", e);
        }
    }

    @Override
    public void close() {
        try (audience) {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox registry cannot be stopped: " + e, e);
        }
    }

    private final class Answers extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var call = new Call(request, response);
            requests.add(call.method(), call.path());
            answer(call);
            callback.succeeded();
            return true;
        }
    }

    private void answer(Call call) throws IOException {
        try {
            call.with("Docker-Distribution-Api-Version", "registry/2.0");
            authorize(call);
            router.route(call);
        } catch (Refusal e) {
            call.refuse(e);
        }
    }

    private void authorize(Call call) {
        if (authorization.isPresent() && !authorization.equals(call.header("Authorization"))) {
            call.with("WWW-Authenticate", "Basic realm=\"sandbox\"");
            throw new Refusal(Code.UNAUTHORIZED, "authentication required");
        }
    }
}
