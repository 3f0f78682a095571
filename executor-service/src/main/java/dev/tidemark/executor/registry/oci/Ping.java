package dev.tidemark.executor.registry.oci;

import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.time.Duration;

/** {@code GET /v2/}: whether there is a registry, and whether it lets us in. */
final class Ping {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Connection registry;
    private final OciPaths paths;

    Ping(Connection registry) {
        this.registry = registry;
        this.paths = new OciPaths(registry.address());
    }

    void send() {
        Request request = Request.of(
                        Method.GET,
                        paths.root(),
                        "/v2/ of " + registry.address().name(),
                        Scope.NONE)
                .bounded(MAX_BYTES, TIMEOUT);
        Answer answer = registry.send(request);
        if (!answer.isSuccess()) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
    }
}
