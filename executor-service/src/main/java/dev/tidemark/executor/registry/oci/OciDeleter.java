package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.http.Request;

/** The deleting side of a registry that speaks OCI's distribution protocol. */
final class OciDeleter implements RegistryDeleter {

    private final RegistryReader reader;
    private final ManifestDelete delete;
    private final TagProbe probe;

    OciDeleter(RegistryReader reader, ManifestDelete delete, TagProbe probe) {
        this.reader = reader;
        this.delete = delete;
        this.probe = probe;
    }

    @Override
    public RegistryReader reader() {
        return reader;
    }

    @Override
    public boolean deletesTags(RepositoryName repository) {
        return probe.deletesTags(repository);
    }

    @Override
    public DeleteAnswer deleteTag(RepositoryName repository, Tag tag) {
        return delete(repository, tag.value());
    }

    @Override
    public DeleteAnswer deleteManifest(RepositoryName repository, Digest digest) {
        return delete(repository, digest.value());
    }

    private DeleteAnswer delete(RepositoryName repository, String reference) {
        Request request = delete.request(repository, reference);
        return DeleteMeaning.of(request, delete.send(request));
    }
}
