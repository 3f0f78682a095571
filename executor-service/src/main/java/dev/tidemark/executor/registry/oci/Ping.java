package dev.tidemark.executor.registry.oci;

import dev.tidemark.executor.registry.RegistryException;
import java.time.Duration;

/** {@code GET /v2/}: whether there is a registry, and whether it lets us in. */
final class Ping {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Retrying registry;
    private final RegistryAddress address;

    Ping(Retrying registry, RegistryAddress address) {
        this.registry = registry;
        this.address = address;
    }

    void send() {
        Request request = Request.of(Method.GET, address.root(), "/v2/ of " + address.name(), Scope.NONE)
                .bounded(MAX_BYTES, TIMEOUT);
        Answer answer = registry.send(request);
        if (!answer.isSuccess()) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
    }
}
