package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.http.Method;
import dev.tidemark.executor.registry.http.Request;
import dev.tidemark.executor.registry.http.Scope;
import dev.tidemark.executor.registry.oci.DeleteMeaning;
import java.net.URI;
import java.time.Duration;

/**
 * {@code DELETE …/artifacts/<reference>}, with all its tags, accessories and children that nobody else names or refers to; and
 * {@code DELETE …/artifacts/<reference>/tags/<tag>}, of that tag alone: the only requests of this package that change anything.
 */
final class ArtifactDelete {

    private static final int MAX_BYTES = 64 * 1024;
    /** Before it answers, Harbor looks for blobs that nobody needs any more, which takes large installations minutes. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final Connection registry;
    private final HarborPaths paths;

    ArtifactDelete(Connection registry) {
        this.registry = registry;
        this.paths = new HarborPaths(registry.address());
    }

    DeleteAnswer artifact(RepositoryName repository, String digest) {
        return send(
                paths.artifact(repository, digest, ""),
                "artifact " + registry.address().named(repository, digest));
    }

    /** The tag, if it is one of those of the artifact that the reference, itself or a digest, names. */
    DeleteAnswer tag(RepositoryName repository, String reference, String tag) {
        return send(
                paths.tag(repository, reference, tag),
                "tag " + registry.address().named(repository, tag));
    }

    private DeleteAnswer send(URI uri, String what) {
        Request request = Request.of(Method.DELETE, uri, what, Scope.NONE).bounded(MAX_BYTES, TIMEOUT);
        return DeleteMeaning.of(request, registry.send(request));
    }
}
