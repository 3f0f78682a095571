package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.DeleteAnswer;
import dev.tidemark.executor.registry.DeleteAnswer.Kind;
import dev.tidemark.executor.registry.RegistryDeleter;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.memory.Call.Operation;
import dev.tidemark.executor.registry.memory.InMemoryRegistry.TagDeletion;
import java.util.function.BooleanSupplier;

/** The deleting side of an {@link InMemoryRegistry}. */
final class InMemoryDeleter implements RegistryDeleter {

    private final InMemoryRegistry registry;

    InMemoryDeleter(InMemoryRegistry registry) {
        this.registry = registry;
    }

    @Override
    public RegistryReader reader() {
        return registry.reader();
    }

    @Override
    public boolean deletesTags(RepositoryName repository) {
        registry.arrives(new Call(Operation.PROBE, repository, null));
        return registry.tagDeletion() == TagDeletion.AS_TAGS;
    }

    @Override
    public DeleteAnswer deleteTag(RepositoryName repository, Tag tag) {
        Call call = new Call(Operation.DELETE_TAG, repository, tag.value());
        if (registry.tagDeletion() == TagDeletion.UNSUPPORTED) {
            registry.arrives(call);
            return new DeleteAnswer(Kind.UNSUPPORTED, "this registry deletes digests only");
        }
        return delete(call, () -> registry.untag(repository, tag.value()));
    }

    @Override
    public DeleteAnswer deleteManifest(RepositoryName repository, Digest digest) {
        Call call = new Call(Operation.DELETE_MANIFEST, repository, digest.value());
        return delete(call, () -> registry.remove(repository, digest));
    }

    private DeleteAnswer delete(Call call, BooleanSupplier removal) {
        registry.arrives(call);
        return registry.arranged(call)
                .orElseGet(() -> removal.getAsBoolean()
                        ? new DeleteAnswer(Kind.ACCEPTED, "deleted")
                        : new DeleteAnswer(Kind.NOT_FOUND, "no such tag or manifest"));
    }
}
