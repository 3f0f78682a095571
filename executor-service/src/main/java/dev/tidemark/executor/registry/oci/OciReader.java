package dev.tidemark.executor.registry.oci;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.Head;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.http.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The reading side of a registry that speaks OCI's distribution protocol. */
public final class OciReader implements RegistryReader {

    private final Connection registry;
    private final Ping ping;
    private final Catalogue catalogue;
    private final TagList tags;
    private final ManifestHead head;
    private final FactsOfManifest facts;
    private final Referrers referrers;

    /** That of the registry at the other end. */
    public OciReader(Connection registry) {
        ManifestGet get = new ManifestGet(registry);
        this.registry = registry;
        this.ping = new Ping(registry);
        this.catalogue = new Catalogue(registry);
        this.tags = new TagList(registry);
        this.head = new ManifestHead(registry, get);
        this.facts = new FactsOfManifest(get, new BlobGet(registry), registry.address());
        this.referrers = new Referrers(registry);
    }

    @Override
    public RegistryName name() {
        return registry.address().name();
    }

    @Override
    public void ping() {
        ping.send();
    }

    @Override
    public void repositories(Consumer<List<RepositoryName>> page) {
        catalogue.read(page);
    }

    @Override
    public Optional<List<Tag>> tags(RepositoryName repository) {
        return tags.read(repository);
    }

    @Override
    public Map<Tag, Head> heads(RepositoryName repository, Collection<Tag> some) {
        return registry.heads(some, tag -> head(repository, tag));
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Tag tag) {
        return head.send(repository, tag.value());
    }

    @Override
    public Optional<Head> head(RepositoryName repository, Digest digest) {
        return head.send(repository, digest.value());
    }

    @Override
    public Optional<ArtifactFacts> facts(RepositoryName repository, Digest digest) {
        return facts.read(repository, digest);
    }

    @Override
    public List<Digest> referrers(RepositoryName repository, Digest subject) {
        return referrers.read(repository, subject);
    }
}
