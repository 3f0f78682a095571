package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.Objects;

/**
 * The smallest thing that can be deleted: a tag as it pointed at a digest, or a manifest.
 *
 * @param tag null for the manifest itself
 */
public record Subject(Digest digest, @Nullable Tag tag) {

    public Subject {
        Objects.requireNonNull(digest, "digest");
    }

    /** The manifest itself. */
    public static Subject manifest(Digest digest) {
        return new Subject(digest, null);
    }

    @Override
    public String toString() {
        return tag == null ? digest.toString() : tag + "@" + digest;
    }
}
