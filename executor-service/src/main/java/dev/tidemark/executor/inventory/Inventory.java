package dev.tidemark.executor.inventory;

import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What audit-service knows of a repository.
 *
 * @param answered false where audit-service did not answer: then nothing is known, which is not the same as nothing being there
 * @param firstScanned when the repository was first read completely, null if never
 * @param scanned when it was last read completely, null if never
 * @param tags by name, where they pointed when last observed
 * @param untagged manifests that were there and that no tag points at, as far as anybody saw them
 * @param facts of the manifests it knows
 * @param pulled when manifests were last pulled, as far as an event told it
 * @param registry what it knows of the registry
 */
public record Inventory(
        boolean answered,
        Instant firstScanned,
        Instant scanned,
        Map<Tag, Known> tags,
        Map<Digest, Untagged> untagged,
        List<ArtifactFacts> facts,
        Map<Digest, Instant> pulled,
        OfRegistry registry) {

    /** Audit-service did not answer in time. */
    public static final Inventory SILENT = new Inventory(false, null, Map.of(), List.of());

    /** Audit-service says that it has never heard of the repository. */
    public static final Inventory EMPTY = new Inventory(true, null, Map.of(), List.of());

    public Inventory {
        tags = Map.copyOf(tags);
        untagged = Map.copyOf(untagged);
        facts = List.copyOf(facts);
        pulled = Map.copyOf(pulled);
    }

    /** One of which nobody told pulls, scanned once if ever. */
    public Inventory(
            boolean answered,
            Instant firstScanned,
            Map<Tag, Known> tags,
            Map<Digest, Untagged> untagged,
            List<ArtifactFacts> facts,
            Boolean deletesTags) {
        this(
                answered,
                firstScanned,
                firstScanned,
                tags,
                untagged,
                facts,
                Map.of(),
                new OfRegistry(deletesTags, null, false, false));
    }

    /** One without untagged manifests, of a registry of which nobody knows what it can do. */
    public Inventory(boolean answered, Instant firstScanned, Map<Tag, Known> tags, List<ArtifactFacts> facts) {
        this(answered, firstScanned, tags, Map.of(), facts, null);
    }

    /** Whether what it says of pushes is the last that was said of them. */
    public boolean isUpToDate() {
        return answered && !registry.behind();
    }

    /** Whether the repository was read completely at that time, or since. */
    public boolean isScannedSince(Instant time) {
        return scanned != null && !scanned.isBefore(time);
    }

    /** Whether a deleter found out that the registry can delete a tag and leave its manifest; null if none did. */
    public Boolean deletesTags() {
        return registry.deletesTags();
    }

    /** The same with what is known of pulls. */
    public Inventory with(Map<Digest, Instant> otherPulled, Instant observedSince) {
        OfRegistry known =
                new OfRegistry(registry.deletesTags(), observedSince, registry.forgotten(), registry.behind());
        return new Inventory(answered, firstScanned, scanned, tags, untagged, facts, otherPulled, known);
    }

    /**
     * What is known of the registry, whatever repository is asked for.
     *
     * @param deletesTags whether a deleter found out that it can delete a tag and leave its manifest; null if none did
     * @param observedSince since when every pull in it is known; null if pulls are known only by chance
     * @param forgotten whether more was known of it once: what was never scanned, as far as anybody remembers, may have been
     * @param behind whether events that are told may not have been read yet, and pushes with them
     */
    public record OfRegistry(Boolean deletesTags, Instant observedSince, boolean forgotten, boolean behind) {}

    public boolean knows(Tag tag, Digest digest) {
        Known known = tags.get(tag);
        return known != null && known.digest().equals(digest);
    }

    /**
     * A tag as it was observed.
     *
     * @param firstSeen when it was pushed, if an event told that; otherwise when it was first seen on this digest
     * @param atFirstScan whether it was there when the repository was first read, so that nobody knows for how long it had been
     * @param pushed when an event told its push, null if none did
     * @param notBefore a complete reading that did not see it there yet, null if there was none
     */
    public record Known(Digest digest, Instant firstSeen, boolean atFirstScan, Instant pushed, Instant notBefore) {
        public Known {
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(firstSeen, "firstSeen");
        }

        /** One that no event told of. */
        public Known(Digest digest, Instant firstSeen, boolean atFirstScan) {
            this(digest, firstSeen, atFirstScan, null, null);
        }
    }

    /** Every manifest that was there when somebody last looked, as far as that is known by its digest. */
    public Set<Digest> digests() {
        Set<Digest> digests = new HashSet<>(untagged.keySet());
        tags.values().forEach(known -> digests.add(known.digest()));
        return digests;
    }

    /**
     * A manifest that no tag points at.
     *
     * @param firstSeen when it was first seen
     * @param pushed when an event last told its push, by whatever name; null if none did
     * @param since when a tag was last seen to leave it; null if none was
     */
    public record Untagged(Instant firstSeen, Instant pushed, Instant since) {
        public Untagged {
            Objects.requireNonNull(firstSeen, "firstSeen");
        }
    }
}
