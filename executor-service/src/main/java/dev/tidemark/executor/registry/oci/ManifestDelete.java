package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryDeleter;
import java.time.Clock;
import java.time.Duration;

/** {@code DELETE /v2/<name>/manifests/<reference>}: the only request of this package that changes anything. */
final class ManifestDelete {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration TO_SEND = Duration.ofSeconds(RegistryDeleter.SECONDS_TO_SEND);

    private final Retrying registry;
    private final RegistryAddress address;
    private final Clock clock;

    ManifestDelete(Retrying registry, RegistryAddress address, Clock clock) {
        this.registry = registry;
        this.address = address;
        this.clock = clock;
    }

    Request request(RepositoryName repository, String reference) {
        return Request.of(
                        Method.DELETE,
                        address.manifest(repository, reference),
                        "manifest " + address.named(repository, reference),
                        Scope.delete(repository))
                .bounded(MAX_BYTES, TIMEOUT)
                .notAfter(clock.instant().plus(TO_SEND));
    }

    Answer send(Request request) {
        return registry.send(request);
    }
}
