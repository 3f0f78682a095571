package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.RegistryException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** {@code GET /v2/<name>/blobs/<digest>}, for configurations only: layers are never read. */
final class BlobGet {

    /** Beyond that a configuration is somebody's payload, not a description of an image. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<Integer> NOT_FOR_US = Set.of(401, 403, 407);

    private final Retrying registry;
    private final RegistryAddress address;

    BlobGet(Retrying registry, RegistryAddress address) {
        this.registry = registry;
        this.address = address;
    }

    /** The blob, verified; nothing if the registry lacks it or holds something else. */
    Optional<byte[]> send(RepositoryName repository, Digest digest) {
        Request request = Request.of(
                        Method.GET,
                        address.blob(repository, digest.value()),
                        "configuration " + address.named(repository, digest.value()),
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
