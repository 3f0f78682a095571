package dev.tidemark.executor.registry.memory;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.memory.Call.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The reading side of an {@link InMemoryRegistry}. */
final class InMemoryReader implements RegistryReader {

    private static final int PAGE = 1_000;

    private final InMemoryRegistry registry;

    InMemoryReader(InMemoryRegistry registry) {
        this.registry = registry;
    }

    @Override
    public RegistryName name() {
        return registry.name();
    }

    @Override
    public void ping() {
        registry.arrives(new Call(Operation.PING, null, null));
    }

    @Override
    public void repositories(Consumer<List<RepositoryName>> page) {
        List<RepositoryName> all = registry.repositories().toList();
        for (int from = 0; from < all.size(); from += PAGE) {
            registry.arrives(new Call(Operation.REPOSITORIES, null, null));
            page.accept(List.copyOf(all.subList(from, Math.min(from + PAGE, all.size()))));
        }
    }

    @Override
    public Optional<List<Tag>> tags(RepositoryName repository) {
        registry.arrives(new Call(Operation.TAGS, repository, null));
        return registry.contents(repository).map(Contents::tags);
    }

    @Override
    public Map<Tag, Head> heads(RepositoryName repository, Collection<Tag> tags) {
        Map<Tag, Head> heads = new LinkedHashMap<>();
        tags.forEach(tag -> head(repository, tag).ifPresent(head -> heads.put(tag, head)));
        return heads;
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Tag tag) {
        registry.arrives(new Call(Operation.HEAD, repository, tag.value()));
        return registry.contents(repository)
                .flatMap(contents -> contents.manifest(tag))
                .map(InMemoryReader::headOf);
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Digest digest) {
        registry.arrives(new Call(Operation.HEAD, repository, digest.value()));
        return registry.contents(repository)
                .flatMap(contents -> contents.manifest(digest))
                .map(InMemoryReader::headOf);
    }

    @Override
    public Optional<ArtifactFacts> facts(RepositoryName repository, Digest digest) {
        registry.arrives(new Call(Operation.FACTS, repository, digest.value()));
        return registry.contents(repository).flatMap(contents -> contents.manifest(digest));
    }

    @Override
    public List<Digest> referrers(RepositoryName repository, Digest subject) {
        registry.arrives(new Call(Operation.REFERRERS, repository, subject.value()));
        return registry.contents(repository)
                .map(contents -> contents.referrers(subject))
                .orElse(List.of());
    }

    private static Head headOf(ArtifactFacts manifest) {
        return new Head(manifest.digest(), manifest.mediaType(), manifest.size());
    }
}
