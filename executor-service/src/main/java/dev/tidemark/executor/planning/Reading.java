package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.inventory.Inventory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A repository as it was read: every tag of a complete listing, and every manifest they lead to, that the registry lists besides, or that
 * the inventory knows and that is still there. A reading that rests on the inventory takes its word for where known tags point.
 *
 * @param tags where each tag pointed
 * @param facts of the manifests that could be read
 * @param unreadable manifests that are there but could not be read
 * @param gone manifests that the inventory knows and that are not there any more
 * @param listed when the tags were listed
 * @param seen when it had been looked where they point
 * @param told what the registry tells of all that by itself
 * @param complete whether the registry was asked for all of it; only then may anything be deleted for it
 */
record Reading(
        RegistryName registry,
        RepositoryName repository,
        Map<Tag, Digest> tags,
        Map<Digest, ArtifactFacts> facts,
        Set<Digest> unreadable,
        Set<Digest> gone,
        Inventory inventory,
        Instant listed,
        Instant seen,
        Testimony told,
        boolean complete) {

    Reading {
        tags = Map.copyOf(tags);
        facts = Map.copyOf(facts);
        unreadable = Set.copyOf(unreadable);
        gone = Set.copyOf(gone);
    }

    /** The same with other manifests read. */
    Reading with(Map<Digest, ArtifactFacts> otherFacts, Set<Digest> otherUnreadable) {
        return new Reading(
                registry, repository, tags, otherFacts, otherUnreadable, gone, inventory, listed, seen, told, complete);
    }

    /** Whether the registry can delete a tag and leave its manifest: as its kind says, or a deleter found out; empty if neither did. */
    Optional<Boolean> deletesTags() {
        return Optional.ofNullable(told.deletesTags()).or(() -> Optional.ofNullable(inventory.deletesTags()));
    }

    /** From when on no pull went unnoticed: as the registry tells, or as its events prove; null if pulls are known only by chance. */
    Instant pullsKnownSince() {
        return told.pullsKnownSince() == null ? inventory.registry().observedSince() : told.pullsKnownSince();
    }

    /** One for which the registry was asked for all of it. */
    Reading(
            RegistryName registry,
            RepositoryName repository,
            Map<Tag, Digest> tags,
            Map<Digest, ArtifactFacts> facts,
            Set<Digest> unreadable,
            Set<Digest> gone,
            Inventory inventory,
            Instant listed,
            Instant seen,
            Testimony told) {
        this(registry, repository, tags, facts, unreadable, gone, inventory, listed, seen, told, true);
    }

    /** One of a registry that tells nothing by itself. */
    Reading(
            RegistryName registry,
            RepositoryName repository,
            Map<Tag, Digest> tags,
            Map<Digest, ArtifactFacts> facts,
            Set<Digest> unreadable,
            Inventory inventory,
            Instant listed) {
        this(registry, repository, tags, facts, unreadable, Set.of(), inventory, listed, listed, Testimony.NONE);
    }
}
