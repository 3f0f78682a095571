package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An artifact as its registry tells of it.
 *
 * @param facts what its manifest says, in the registry's words
 * @param pushed when its manifest was first pushed into the repository
 * @param pulled when it was last pulled, by whatever name; null if never, as far as {@link ArtifactListing#pullsKnownSince()} reaches
 * @param tags all that point at it; empty for an untagged one
 */
public record ToldArtifact(ArtifactFacts facts, Instant pushed, Instant pulled, List<ToldTag> tags) {

    public ToldArtifact {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(pushed, "pushed");
        tags = List.copyOf(tags);
    }

    /** The manifest. */
    public Digest digest() {
        return facts.digest();
    }
}
