package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.Objects;

/**
 * A tag as its registry tells of it.
 *
 * @param pushed when it was pointed at its artifact
 * @param pulled when that was last pulled by this name, null if never
 * @param immutable whether the registry protects it from being moved and deleted
 */
public record ToldTag(Tag tag, Instant pushed, Instant pulled, boolean immutable) {

    public ToldTag {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(pushed, "pushed");
    }
}
