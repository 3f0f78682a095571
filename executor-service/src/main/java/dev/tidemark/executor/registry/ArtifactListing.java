package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What some kinds of registries tell of a repository by themselves, and OCI's protocol has no words for: when its artifacts were pushed
 * and pulled, which of them no tag names, which tags are protected. Reads only, as the {@link RegistryReader} it belongs to, and fails
 * like it.
 */
public interface ArtifactListing {

    /**
     * About how many artifacts the repository has, so that whoever lists them can make room first; none where the registry does not know
     * it.
     *
     * @throws RegistryException if that could not be read
     */
    long count(RepositoryName repository);

    /**
     * Every artifact of the repository that a tag names or that stands by itself, and every manifest that an index among them refers to,
     * as far as the registry has it; each once, in no particular order, no tag on two of them. What the registry keeps for another
     * artifact's sake, and removes with it (signatures, say), may be missing. Nothing for a repository the registry does not know.
     *
     * @throws RegistryException if the listing could not be completed: what was read by then is not an answer
     */
    Optional<List<ToldArtifact>> artifacts(RepositoryName repository);

    /**
     * From when on the registry noticed every pull: an artifact of which it tells no later one was not pulled since. Empty where it tells
     * of pulls only by chance.
     */
    Optional<Instant> pullsKnownSince();
}
