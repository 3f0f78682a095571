package dev.tidemark.executor.planning;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.facts.FactsCache;
import dev.tidemark.executor.inventory.Inventory;
import dev.tidemark.executor.inventory.InventorySource;
import dev.tidemark.executor.registry.ArtifactListing;
import dev.tidemark.executor.registry.RegistryException;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.executor.registry.ToldArtifact;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads a repository completely: first its tags, then where each points, then what those manifests, and their children, say, and what is
 * still there of what the inventory knows without a tag; or all of it from the registry's own listing, where it has one.
 */
@ApplicationScoped
class ReadRepository {

    private final InventorySource inventories;
    private final FactsCache facts;
    private final Admission admission;
    private final Clock clock;

    ReadRepository(InventorySource inventories, FactsCache facts, Admission admission, Clock clock) {
        this.inventories = inventories;
        this.facts = facts;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Reads the repository as it is now, without tags where the registry does not know it, and does something with it. All of that
     * counts as work on so many tags: what a reading takes is not free before its plan is told.
     *
     * @throws RegistryException if any part of it could not be read
     */
    void read(RegistryReader registry, RepositoryName repository, Consumer<Reading> use) {
        read(registry, repository, Trust.FULL, List.of(), use);
    }

    /**
     * Reads the repository's tags as they are now, and takes the inventory's word for where those point that it knows, if that may be
     * trusted: one request, and one for whatever is new. Nothing may be deleted for such a reading.
     *
     * @param besides manifests to look for that no tag may name, and that nobody may have seen
     * @throws RegistryException if any part of it could not be read
     */
    void read(
            RegistryReader registry,
            RepositoryName repository,
            Trust trust,
            List<Digest> besides,
            Consumer<Reading> use) {
        Inventory inventory =
                trust.atAll() ? inventories.of(registry.name(), repository, trust.lastCause()) : Inventory.SILENT;
        Optional<ArtifactListing> listing = registry.listing();
        if (listing.isPresent()) {
            long artifacts =
                    Math.max(listing.get().count(repository), inventory.tags().size());
            admission.admit(
                    (int) Math.min(Integer.MAX_VALUE, artifacts),
                    () -> use.accept(readListing(registry, listing.get(), repository, inventory)));
        } else {
            Instant listed = clock.instant();
            Optional<List<Tag>> tags = new CompleteListing<List<Tag>>(registry, repository, inventory, HashSet::new)
                    .of(() -> registry.tags(repository));
            int manifests =
                    tags.map(List::size).orElse(0) + inventory.untagged().size();
            boolean rests = trust.youngEnough() != null && inventory.isScannedSince(trust.youngEnough());
            admission.admit(
                    manifests + besides.size(),
                    () -> use.accept(readTags(registry, repository, inventory, listed, tags, rests, besides)));
        }
    }

    /** Everything in one go; what the inventory knows is not needed then, but for doubting a listing that lacks most of it. */
    private Reading readListing(
            RegistryReader registry, ArtifactListing listing, RepositoryName repository, Inventory inventory) {
        Instant listed = clock.instant();
        List<ToldArtifact> told = new CompleteListing<List<ToldArtifact>>(
                        registry, repository, inventory, all -> pointers(all).keySet())
                .of(() -> listing.artifacts(repository))
                .orElse(List.of());
        Map<Digest, ToldArtifact> artifacts =
                told.stream().collect(Collectors.toMap(ToldArtifact::digest, artifact -> artifact));
        Map<Digest, ArtifactFacts> known =
                told.stream().collect(Collectors.toMap(ToldArtifact::digest, ToldArtifact::facts));
        Instant pulls = listing.pullsKnownSince().orElse(null);
        Testimony testimony =
                new Testimony(artifacts, pulls, registry.deletesTags().orElse(null));
        return new Reading(
                registry.name(),
                repository,
                pointers(told),
                known,
                Set.of(),
                Set.of(),
                inventory,
                listed,
                clock.instant(),
                testimony);
    }

    private static Map<Tag, Digest> pointers(List<ToldArtifact> told) {
        Map<Tag, Digest> pointers = new HashMap<>();
        told.forEach(artifact -> artifact.tags().forEach(seen -> pointers.put(seen.tag(), artifact.digest())));
        return pointers;
    }

    private Reading readTags(
            RegistryReader registry,
            RepositoryName repository,
            Inventory inventory,
            Instant listed,
            Optional<List<Tag>> tags,
            boolean rests,
            List<Digest> besides) {
        Map<Tag, Digest> pointers =
                pointers(registry, repository, tags.orElse(List.of()), rests ? inventory.tags() : Map.of());
        Instant seen = clock.instant();
        inventory.facts().forEach(learnt -> facts.learn(registry.name(), learnt));
        Exploration found = new Exploration(registry, repository, facts);
        found.follow(pointers.values());
        Set<Digest> listedOnly = Set.copyOf(found.absent());
        if (tags.isPresent() && rests) {
            found.follow(inventory.untagged().keySet());
        }
        if (tags.isPresent()) {
            // No listing tells of what no tag names; whoever saw it once knows where to look.
            found.followPresent(inventory.digests());
            found.followPresent(besides);
        }
        Set<Digest> gone = new HashSet<>(found.absent());
        gone.retainAll(inventory.digests());
        gone.removeAll(listedOnly);
        Testimony testimony =
                new Testimony(Map.of(), null, registry.deletesTags().orElse(null));
        return new Reading(
                registry.name(),
                repository,
                pointers,
                found.facts(),
                found.unreadable(),
                gone,
                inventory,
                listed,
                seen,
                testimony,
                !rests);
    }

    /** Where the tags point: as is known already, or as the registry says now. */
    private static Map<Tag, Digest> pointers(
            RegistryReader registry, RepositoryName repository, List<Tag> tags, Map<Tag, Inventory.Known> known) {
        Map<Tag, Digest> pointers = new HashMap<>();
        List<Tag> unknown = new ArrayList<>();
        for (Tag tag : tags) {
            if (known.containsKey(tag)) {
                pointers.put(tag, known.get(tag).digest());
            } else {
                unknown.add(tag);
            }
        }
        registry.heads(repository, unknown).forEach((tag, head) -> pointers.put(tag, head.digest()));
        return pointers;
    }
}
