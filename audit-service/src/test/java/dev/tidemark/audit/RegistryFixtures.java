package dev.tidemark.audit;

import static dev.tidemark.audit.EventFixtures.REGISTRY;
import static dev.tidemark.audit.EventFixtures.digest;
import static dev.tidemark.audit.EventFixtures.meta;

import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.ReceiverReported;
import dev.tidemark.contracts.event.RegistryEvent.RegistryProbed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryChanged;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What registries and those who look into them tell. */
public final class RegistryFixtures {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private RegistryFixtures() {}

    public static ArtifactFacts facts(int digest) {
        Instant created = Instant.parse("2026-01-02T03:04:05Z");
        return new ArtifactFacts(digest(digest), MANIFEST, null, 500, 10_000, created, List.of(), null);
    }

    public static ArtifactFacts described(int digest, Map<String, String> labels, Map<String, String> annotations) {
        ArtifactFacts facts = facts(digest);
        return new ArtifactFacts(
                facts.digest(),
                MANIFEST,
                null,
                facts.size(),
                facts.contentSize(),
                facts.created(),
                List.of(),
                null,
                labels,
                annotations);
    }

    public static ArtifactObserved observed(RepositoryName repository, int digest, Instant at, String... tags) {
        return observed(repository, facts(digest), at, tags);
    }

    public static ArtifactObserved observed(
            RepositoryName repository, ArtifactFacts facts, Instant at, String... tags) {
        var names = Arrays.stream(tags).map(Tag::new).toList();
        return new ArtifactObserved(
                meta(at, "observed", repository, facts.digest()), REGISTRY, repository, facts, names, at);
    }

    public static ArtifactPushed pushed(RepositoryName repository, int digest, String tag, Instant at) {
        return new ArtifactPushed(
                meta(at, "pushed", repository, digest, tag),
                REGISTRY,
                repository,
                digest(digest),
                tag == null ? null : new Tag(tag),
                MANIFEST,
                at,
                "someone");
    }

    public static ArtifactPulled pulled(RepositoryName repository, int digest, Instant at) {
        return new ArtifactPulled(
                meta(at, "pulled", repository, digest), REGISTRY, repository, digest(digest), null, at, "someone");
    }

    public static ArtifactDeleted deleted(RepositoryName repository, int digest, String tag, Instant at) {
        return new ArtifactDeleted(
                meta(at, "deleted", repository, digest, tag),
                REGISTRY,
                repository,
                digest(digest),
                tag == null ? null : new Tag(tag),
                at);
    }

    public static RepositoryChanged changed(RepositoryName repository, String tag, Instant at) {
        return new RepositoryChanged(
                meta(at, "changed", repository, tag), REGISTRY, repository, new Tag(tag), at, "someone");
    }

    public static RegistryProbed probed(String registry, boolean deletesTags, Instant at) {
        return new RegistryProbed(meta(at, "probed", registry), new RegistryName(registry), deletesTags, at);
    }

    public static ReceiverReported reported(String registry, Instant at) {
        return new ReceiverReported(meta(at, "reported", registry), new RegistryName(registry), at);
    }

    /** The same in another registry. */
    public static ArtifactPulled pulled(String registry, RepositoryName repository, int digest, Instant at) {
        return new ArtifactPulled(
                meta(at, "pulled", registry, repository, digest),
                new RegistryName(registry),
                repository,
                digest(digest),
                null,
                at,
                "someone");
    }

    public static RepositoryScanned scanned(RepositoryName repository, Instant at) {
        return new RepositoryScanned(meta(at, "scanned", repository), REGISTRY, repository, 1, at);
    }
}
