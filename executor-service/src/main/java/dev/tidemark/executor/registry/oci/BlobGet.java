package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v2/<name>/blobs/<digest>}, for configurations only: layers are never read. */
final class BlobGet {

    /** Beyond that a configuration is somebody's payload, not a description of an image. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<Integer> NOT_FOR_US = Set.of(401, 403, 407);

    private final Connection registry;
    private final OciPaths paths;

    BlobGet(Connection registry) {
        this.registry = registry;
        this.paths = new OciPaths(registry.address());
    }

    /** The blob, verified; nothing if the registry lacks it or holds something else. */
    Optional<byte[]> send(RepositoryName repository, Digest digest) {
        Request request = Request.of(
                        Method.GET,
                        paths.blob(repository, digest.value()),
                        "configuration " + registry.address().named(repository, digest.value()),
                        Scope.pull(repository))
                .accepting("*/*")
                .bounded(MAX_BYTES, TIMEOUT);
        Answer answer = registry.send(request);
        if (NOT_FOR_US.contains(answer.status()) || answer.status() / 100 == 5) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        return Optional.of(answer.body()).filter(body -> answer.status() == 200 && ContentDigest.matches(digest, body));
    }
}
