package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.http.Answer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import java.util.Optional;

/** {@code HEAD /v2/<name>/manifests/<reference>}: what a tag points at; not counted as a pull by most registries. */
final class ManifestHead {

    private final Connection registry;
    private final OciPaths paths;
    private final ManifestGet get;

    ManifestHead(Connection registry, ManifestGet get) {
        this.registry = registry;
        this.paths = new OciPaths(registry.address());
        this.get = get;
    }

    Optional<Head> send(RepositoryName repository, String reference) {
        Request request = Request.of(
                        Method.HEAD,
                        paths.manifest(repository, reference),
                        "manifest " + registry.address().named(repository, reference),
                        Scope.pull(repository))
                .accepting(MediaType.ANY_MANIFEST);
        Answer answer = registry.send(request);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new RegistryException(request + " failed: answered " + answer.description());
        }
        Optional<String> digest = answer.header("Docker-Content-Digest").map(String::strip);
        return digest.isPresent()
                ? Optional.of(head(request, reference, digest.get(), answer))
                : get.send(repository, reference).map(whole -> computed(request, reference, whole));
    }

    private static Head head(Request request, String reference, String digest, Answer answer) {
        if (!Digest.isDigest(digest)) {
            throw new RegistryException(request + " failed: what the registry calls its digest is none");
        }
        long size = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        return coherent(request, reference, new Head(new Digest(digest), answer.mediaType(), size));
    }

    /** The specification lets a registry leave the header out; then only the contents tell. */
    private static Head computed(Request request, String reference, Answer whole) {
        if (Digest.isDigest(reference) && ContentDigest.matches(new Digest(reference), whole.body())) {
            return new Head(new Digest(reference), whole.mediaType(), whole.body().length);
        }
        Digest digest = ContentDigest.sha256(whole.body());
        return coherent(request, reference, new Head(digest, whole.mediaType(), whole.body().length));
    }

    private static Head coherent(Request request, String reference, Head head) {
        if (Digest.isDigest(reference) && !head.digest().value().equals(reference)) {
            throw new RegistryException(
                    request + " failed: the registry answered for another digest, " + head.digest());
        }
        return head;
    }
}
