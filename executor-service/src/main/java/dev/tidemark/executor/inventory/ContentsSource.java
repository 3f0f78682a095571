package dev.tidemark.executor.inventory;

import dev.tidemark.contracts.registry.Blob;
import dev.tidemark.contracts.registry.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where it is known which blobs manifests name that somebody read before. */
public interface ContentsSource {

    /** One that knows nothing. */
    ContentsSource NONE = manifests -> Optional.empty();

    /**
     * What those of the manifests name of which that is known; empty where the answer is late, broken or an error, and the next would be,
     * too. Never throws.
     *
     * @param manifests a thousand at most
     */
    Optional<Map<Digest, List<Blob>>> of(Collection<Digest> manifests);
}
