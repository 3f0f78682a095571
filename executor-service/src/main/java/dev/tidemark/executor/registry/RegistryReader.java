package dev.tidemark.executor.registry;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What selection and planning may have of a registry: everything that only reads. No request behind this type is anything but a GET
 * or a HEAD, and nothing reachable from it can delete.
 *
 * <p>Every method blocks, may be called by many threads at once, and keeps within the registry's request budget. Failures that may
 * pass are retried inside; what is thrown after that is a {@link RegistryException}, and <em>never</em> an answer: an error is not
 * the end of a list, not an absence, and not an empty repository.
 */
public interface RegistryReader {

    /** The name the registry is configured under. */
    RegistryName name();

    /**
     * Returns if the registry answers its API's root with success, which is what makes its 404s credible.
     *
     * @throws RegistryException if it does not
     */
    void ping();

    /**
     * Hands over every repository of the registry, page by page, in the calling thread. Only when this returns has everything been
     * handed over. A repository may still be listed after its last tag has gone. Names that no repository can have are left out.
     *
     * @throws RegistryException if the listing could not be completed; pages handed over by then are a part of the truth only
     */
    void repositories(Consumer<List<RepositoryName>> page);

    /**
     * Whether the registry knows the repository, which is what makes its 404s about things in there credible.
     *
     * @throws RegistryException if that could not be read
     */
    default boolean isKnown(RepositoryName repository) {
        return tags(repository).isPresent();
    }

    /**
     * All tags of a repository, without repetition, in no particular order; empty list for one without tags, nothing for a
     * repository the registry does not know. Those of artifacts that a registry keeps out of its listings, and removes with what they
     * belong to, may be missing.
     *
     * @throws RegistryException if the listing could not be completed, which includes a tag whose name no tag can have
     */
    Optional<List<Tag>> tags(RepositoryName repository);

    /**
     * What the tags point at now; a tag that points at nothing (any more) is not in the result. Requests run concurrently.
     *
     * @throws RegistryException if the state of any one of the tags could not be read
     */
    Map<Tag, Head> heads(RepositoryName repository, Collection<Tag> tags);

    /**
     * What the tag points at now, or nothing if the registry has no such tag or repository.
     *
     * @throws RegistryException if that could not be read
     */
    Optional<Head> head(RepositoryName repository, Tag tag);

    /**
     * The manifest itself, or nothing if the registry has no such manifest or repository.
     *
     * @throws RegistryException if that could not be read
     */
    Optional<Head> head(RepositoryName repository, Digest digest);

    /**
     * What a manifest says of itself, verified against its digest by us, or told by a registry that read it when it was pushed; nothing
     * if the registry does not have it. Of an image the configuration is read for its creation time and its labels; where that is
     * missing or broken both are null. What has no configuration that describes an image (an index, a chart) has no labels. Of an index
     * the children are listed, not read, and {@code created} comes from its own annotation only. A media type that is not known gives
     * facts that name it, have no children, and leave labels and annotations unknown.
     *
     * @throws UnreadableManifestException if the bytes are there, but are not a manifest, or not the digest's: this one artifact is
     *     unknown, the repository is not
     * @throws RegistryException if it could not be read
     */
    Optional<ArtifactFacts> facts(RepositoryName repository, Digest digest);

    /**
     * The manifests that name this one as their subject, in the registry's own list of them, with or without a tag; none where the
     * registry keeps no such list, or removes them by itself. Where there is none, such a manifest can only be found by a tag.
     *
     * @throws RegistryException if the list could not be completed
     */
    default List<Digest> referrers(RepositoryName repository, Digest subject) {
        return List.of();
    }

    /**
     * Whether the registry can delete a tag and leave its manifest, where its kind knows that without trying. Trying is for whoever may
     * delete.
     */
    default Optional<Boolean> deletesTags() {
        return Optional.empty();
    }

    /** The registry's own listing of artifacts, where its kind has one: it then costs less, and says more, than asking for every tag. */
    default Optional<ArtifactListing> listing() {
        return Optional.empty();
    }
}
