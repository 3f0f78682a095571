package dev.tidemark.executor.registry.harbor;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.registry.ArtifactListing;
import dev.tidemark.executor.registry.ToldArtifact;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Harbor's listing of artifacts, children of indexes included. */
final class HarborListing implements ArtifactListing {

    private final Artifacts artifacts;
    private final Repositories repositories;

    HarborListing(Artifacts artifacts, Repositories repositories) {
        this.artifacts = artifacts;
        this.repositories = repositories;
    }

    @Override
    public long count(RepositoryName repository) {
        return repositories.count(repository).orElse(0);
    }

    @Override
    public Optional<List<ToldArtifact>> artifacts(RepositoryName repository) {
        Map<Digest, ToldArtifact> told = new LinkedHashMap<>();
        Map<Tag, Digest> newest = new HashMap<>();
        artifacts.told(repository, artifact -> {
            told.put(artifact.digest(), artifact);
            artifact.tags().forEach(seen -> newest.put(seen.tag(), artifact.digest()));
        });
        if (told.isEmpty() && repositories.count(repository).isEmpty()) {
            return Optional.empty();
        }
        told.replaceAll((digest, artifact) -> withTags(artifact, newest));
        told.keySet().removeAll(inDoubt(repository, told));
        return Optional.of(List.copyOf(told.values()));
    }

    /** For as long as it has had the artifact, Harbor knows of every pull that it counts. */
    @Override
    public Optional<Instant> pullsKnownSince() {
        return Optional.of(Instant.EPOCH);
    }

    /** Without tags that were moved to an artifact of a later page while we read. */
    private static ToldArtifact withTags(ToldArtifact artifact, Map<Tag, Digest> newest) {
        return new ToldArtifact(
                artifact.facts(),
                artifact.pushed(),
                artifact.pulled(),
                artifact.tags().stream()
                        .filter(seen -> newest.get(seen.tag()).equals(artifact.digest()))
                        .toList());
    }

    /**
     * Of what looks as if it stood by itself without a name, that of which Harbor does not say so when asked: it may be a child of an
     * index that no listing shows, or its tags could not be read, which Harbor only writes into its log.
     */
    private Set<Digest> inDoubt(RepositoryName repository, Map<Digest, ToldArtifact> told) {
        Set<Digest> nameless = new HashSet<>(told.keySet());
        told.values().forEach(artifact -> {
            nameless.removeAll(artifact.facts().children());
            if (!artifact.tags().isEmpty()) {
                nameless.remove(artifact.digest());
            }
        });
        if (!nameless.isEmpty()) {
            artifacts.loose(repository, nameless::remove);
        }
        return nameless;
    }
}
