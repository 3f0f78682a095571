package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryReader;

/** The deleting side of Harbor. */
final class HarborDeleter implements RegistryDeleter {

    private final RegistryReader reader;
    private final ArtifactDelete delete;

    HarborDeleter(RegistryReader reader, ArtifactDelete delete) {
        this.reader = reader;
        this.delete = delete;
    }

    @Override
    public RegistryReader reader() {
        return reader;
    }

    /** Every version can, so nothing is asked. */
    @Override
    public boolean deletesTags(RepositoryName repository) {
        return true;
    }

    @Override
    public DeleteAnswer deleteTag(RepositoryName repository, Tag tag) {
        return delete.tag(repository, tag.value(), tag.value());
    }

    @Override
    public DeleteAnswer deleteTag(RepositoryName repository, Tag tag, Digest decided) {
        return delete.tag(repository, decided.value(), tag.value());
    }

    @Override
    public DeleteAnswer deleteManifest(RepositoryName repository, Digest digest) {
        return delete.artifact(repository, digest.value());
    }
}
