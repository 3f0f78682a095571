package dev.tidemark.contracts.registry;

import dev.tidemark.contracts.Required;
import java.util.Objects;

/**
 * A blob that a manifest names: its configuration, or a layer.
 *
 * @param size bytes, as the manifest says
 */
public record Blob(Digest digest, @Required long size) {

    public Blob {
        Objects.requireNonNull(digest, "digest");
        if (size < 0) {
            throw new IllegalArgumentException("nothing is smaller than nothing: " + size);
        }
    }
}
