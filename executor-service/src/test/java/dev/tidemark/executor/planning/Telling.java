package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.ArtifactListing;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.ToldArtifact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A registry with a listing of its own, which it makes up: one after the other of those given, the last one for ever. */
final class Telling implements RegistryReader, ArtifactListing {

    final AtomicInteger listings = new AtomicInteger();
    private final RegistryReader reader;
    private final List<Optional<List<ToldArtifact>>> told;

    Telling(RegistryReader reader, List<Optional<List<ToldArtifact>>> told) {
        this.reader = reader;
        this.told = told;
    }

    @Override
    public Optional<List<ToldArtifact>> artifacts(RepositoryName repository) {
        return told.get(Math.min(told.size() - 1, listings.getAndIncrement()));
    }

    @Override
    public long count(RepositoryName repository) {
        return told.get(0).map(List::size).orElse(0);
    }

    @Override
    public Optional<Instant> pullsKnownSince() {
        return Optional.of(Instant.EPOCH);
    }

    @Override
    public Optional<ArtifactListing> listing() {
        return Optional.of(this);
    }

    @Override
    public Optional<Boolean> deletesTags() {
        return Optional.of(true);
    }

    @Override
    public RegistryName name() {
        return reader.name();
    }

    @Override
    public void ping() {
        reader.ping();
    }

    @Override
    public void repositories(Consumer<List<RepositoryName>> page) {
        reader.repositories(page);
    }

    @Override
    public Optional<List<Tag>> tags(RepositoryName repository) {
        return reader.tags(repository);
    }

    @Override
    public Map<Tag, Head> heads(RepositoryName repository, Collection<Tag> tags) {
        return reader.heads(repository, tags);
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Tag tag) {
        return reader.head(repository, tag);
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Digest digest) {
        return reader.head(repository, digest);
    }

    @Override
    public Optional<ArtifactFacts> facts(RepositoryName repository, Digest digest) {
        return reader.facts(repository, digest);
    }
}
