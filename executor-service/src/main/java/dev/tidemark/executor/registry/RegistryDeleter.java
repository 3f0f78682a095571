package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;

/**
 * What deletion, and nothing else, may have of a registry. Blocks, may be called by many threads at once, keeps within the registry's
 * request budget, and repeats a request only where a repetition cannot do more than the first one did.
 *
 * <p>A request that deletes leaves within {@value #SECONDS_TO_SEND} seconds of the call, first tries and repetitions alike, or not at
 * all ({@link RegistryBusyException}): what the caller checked just before must still hold when the request arrives.
 *
 * <p>It deletes what it is told to. Whether that is safe (that no tag has moved, that the partition is still ours) is decided by
 * the caller, immediately before each call; nor is an {@linkplain DeleteAnswer.Kind#ACCEPTED accepted} deletion verified here.
 */
public interface RegistryDeleter {

    /** Less than the half session timeout for which a worker can be sure that its partition is its own. */
    int SECONDS_TO_SEND = 2;

    /** The same registry, for listings and re-checks. */
    RegistryReader reader();

    /**
     * Whether this registry can delete a tag without the manifest it points at. Found out once per registry, by deleting a random tag
     * that does not exist in the repository: a registry that says so understood the request. As long as no such answer was clear,
     * this is {@code false} and asked again next time.
     *
     * @throws RegistryException if the registry did not answer
     */
    boolean deletesTags(RepositoryName repository);

    /**
     * Deletes the tag and leaves its manifest and that manifest's other tags alone; on a registry that cannot do that, the answer is
     * {@link DeleteAnswer.Kind#UNSUPPORTED} and nothing has changed.
     *
     * @throws RegistryException if it is unknown what became of the request, or the registry did not let us in
     */
    DeleteAnswer deleteTag(RepositoryName repository, Tag tag);

    /**
     * Deletes the tag, and does not where the registry can tell that it points at something else by now: the answer is then
     * {@link DeleteAnswer.Kind#NOT_FOUND}. Registries that delete by name alone delete the tag wherever it points.
     *
     * @param decided what it pointed at when that was decided
     * @throws RegistryException if it is unknown what became of the request, or the registry did not let us in
     */
    default DeleteAnswer deleteTag(RepositoryName repository, Tag tag, Digest decided) {
        return deleteTag(repository, tag);
    }

    /**
     * Deletes the manifest <em>with every tag that points at it</em>.
     *
     * @throws RegistryException if it is unknown what became of the request, or the registry did not let us in
     */
    DeleteAnswer deleteManifest(RepositoryName repository, Digest digest);
}
