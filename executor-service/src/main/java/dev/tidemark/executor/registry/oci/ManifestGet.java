package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.time.Duration;
import java.util.Optional;

/** {@code GET /v2/<name>/manifests/<reference>}: a manifest, as it is stored. */
final class ManifestGet {

    /** What registries accept at most, too. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Connection registry;
    private final OciPaths paths;

    ManifestGet(Connection registry) {
        this.registry = registry;
        this.paths = new OciPaths(registry.address());
    }

    Optional<Answer> send(RepositoryName repository, String reference) {
        Request request = Request.of(
                        Method.GET,
                        paths.manifest(repository, reference),
                        "manifest " + registry.address().named(repository, reference),
                        Scope.pull(repository))
                .accepting(MediaType.ANY_MANIFEST)
                .bounded(MAX_BYTES, TIMEOUT);
        Answer answer = registry.send(request);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        return Optional.of(answer);
    }
}
