package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.time.Duration;

/** {@code DELETE /v2/<name>/manifests/<reference>}: the only request of this package that changes anything. */
final class ManifestDelete {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Connection registry;
    private final OciPaths paths;

    ManifestDelete(Connection registry) {
        this.registry = registry;
        this.paths = new OciPaths(registry.address());
    }

    Request request(RepositoryName repository, String reference) {
        return Request.of(
                        Method.DELETE,
                        paths.manifest(repository, reference),
                        "manifest " + registry.address().named(repository, reference),
                        Scope.delete(repository))
                .bounded(MAX_BYTES, TIMEOUT);
    }

    Answer send(Request request) {
        return registry.send(request);
    }
}
