package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.ArtifactListing;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.http.Connection;
import dev.tidemark.executor.registry.oci.OciReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The reading side of Harbor. */
final class HarborReader implements RegistryReader {

    /** As many looks cost Harbor about what a page of its listing does. */
    private static final int FEW = Listing.PAGE;

    private final Connection registry;
    private final RegistryReader protocol;
    private final Repositories repositories;
    private final Artifacts artifacts;
    private final Pointers pointers;

    HarborReader(Connection registry) {
        this.registry = registry;
        this.protocol = new OciReader(registry);
        this.repositories = new Repositories(registry, protocol::ping);
        this.artifacts = new Artifacts(registry);
        this.pointers = new Pointers(artifacts);
    }

    @Override
    public RegistryName name() {
        return registry.address().name();
    }

    /** Asks {@code /v2/}: unlike Harbor's own {@code /ping} it turns strangers away, and with them whose password is wrong. */
    @Override
    public void ping() {
        protocol.ping();
    }

    @Override
    public void repositories(Consumer<List<RepositoryName>> page) {
        repositories.read(page);
    }

    @Override
    public boolean isKnown(RepositoryName repository) {
        return repositories.count(repository).isPresent();
    }

    @Override
    public Optional<List<Tag>> tags(RepositoryName repository) {
        Set<Tag> tags = pointers.read(repository).keySet();
        return tags.isEmpty() && !isKnown(repository) ? Optional.empty() : Optional.of(List.copyOf(tags));
    }

    @Override
    public Map<Tag, Head> heads(RepositoryName repository, Collection<Tag> tags) {
        Map<Tag, Head> found = new HashMap<>();
        if (tags.size() > FEW) {
            found.putAll(pointers.read(repository));
            found.keySet().retainAll(new LinkedHashSet<>(tags));
        }
        // What the listing lacks may have been moved while we read it.
        List<Tag> left = tags.stream().filter(tag -> !found.containsKey(tag)).toList();
        found.putAll(registry.heads(left, tag -> head(repository, tag)));
        return found;
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Tag tag) {
        return artifacts.head(repository, tag.value());
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Digest digest) {
        return artifacts.head(repository, digest.value());
    }

    /** Only of an accessory is the manifest fetched: nothing rests on its pull time, and its subject is told nowhere else. */
    @Override
    public Optional<ArtifactFacts> facts(RepositoryName repository, Digest digest) {
        return artifacts.facts(repository, digest).or(() -> artifacts
                .head(repository, digest.value())
                .flatMap(head -> protocol.facts(repository, digest)));
    }

    @Override
    public Optional<ArtifactListing> listing() {
        return Optional.of(new HarborListing(artifacts, repositories));
    }

    /** Every version can. */
    @Override
    public Optional<Boolean> deletesTags() {
        return Optional.of(true);
    }
}
