package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.Digest;
import java.util.Objects;

/**
 * What a registry says of a manifest without sending it.
 *
 * @param digest what the tag, or the digest itself, points at
 * @param mediaType as the registry declares it; empty where it declares none
 * @param size bytes of the manifest, or -1 where the registry does not say
 */
public record Head(Digest digest, String mediaType, long size) {

    public Head {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(mediaType, "mediaType");
    }
}
