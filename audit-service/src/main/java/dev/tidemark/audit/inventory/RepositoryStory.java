package dev.tidemark.audit.inventory;

import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactObserved;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.registry.ArtifactFacts;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One repository while a batch of its events is folded into what was known of it. Events come twice, late and in any order, so their own
 * times decide: what is older than what is known of a tag does not change it. It is pure: the rows it starts from are put into it, and the
 * rows it ends with are read from it.
 */
final class RepositoryStory {

    private final Map<Tag, TagRow> tags = new HashMap<>();
    private final Map<Digest, ArtifactRow> artifacts = new HashMap<>();
    private final Map<Digest, ArtifactFacts> facts = new HashMap<>();
    private final Map<Subject, Instant> deletions = new HashMap<>();
    private final Set<Tag> touchedTags = new HashSet<>();
    private final Set<Digest> touchedArtifacts = new HashSet<>();
    private Instant firstScannedAt;
    private Instant scannedAt;

    /**
     * What a tag points at, and since when.
     *
     * @param firstSeen its push, where an event told it; otherwise when somebody first saw it there, which is later than its push
     * @param pushedAt as an event told it, null if none did
     * @param notBefore a complete scan from before its push, which did not see it there; null if there was none, or its push is told
     */
    record TagRow(Digest digest, Instant firstSeen, boolean atFirstScan, Instant pushedAt, Instant notBefore) {

        static TagRow pushed(Digest digest, Instant at) {
            return new TagRow(digest, at, false, at, null);
        }

        static TagRow seen(Digest digest, Instant at, Instant lastScan) {
            return new TagRow(digest, at, lastScan == null, null, lastScan);
        }

        /** Whether that push is news of it: the one by which it got where it was seen, or a later one. */
        boolean isTold(ArtifactPushed event) {
            if (!digest.equals(event.digest())) {
                return event.at().isAfter(firstSeen);
            }
            Instant after = pushedAt == null ? notBefore : pushedAt;
            return after == null || event.at().isAfter(after);
        }
    }

    /**
     * A manifest that is known to be there.
     *
     * @param pushedAt when an event last told its push, by whatever name
     * @param untaggedAt when a tag last left it
     */
    record ArtifactRow(Instant firstSeen, Instant pulledAt, Instant pushedAt, Instant untaggedAt) {

        static ArtifactRow seen(Instant at) {
            return new ArtifactRow(at, null, null, null);
        }

        ArtifactRow pulled(Instant at) {
            return new ArtifactRow(firstSeen, later(pulledAt, at), pushedAt, untaggedAt);
        }

        ArtifactRow pushed(Instant at) {
            return new ArtifactRow(firstSeen, pulledAt, later(pushedAt, at), untaggedAt);
        }

        ArtifactRow untagged(Instant at) {
            return new ArtifactRow(firstSeen, pulledAt, pushedAt, later(untaggedAt, at));
        }

        /** Whether anything tells of it after that. */
        boolean isThereAfter(Instant at) {
            return firstSeen.isAfter(at)
                    || pulledAt != null && pulledAt.isAfter(at)
                    || pushedAt != null && pushedAt.isAfter(at);
        }
    }

    RepositoryStory(Instant firstScannedAt, Instant scannedAt) {
        this.firstScannedAt = firstScannedAt;
        this.scannedAt = scannedAt;
    }

    void knew(Tag tag, TagRow row) {
        tags.put(tag, row);
    }

    void knew(Digest digest, ArtifactRow row) {
        artifacts.put(digest, row);
    }

    /** That we deleted a subject: an observation from before that, read after it, must not bring it back. */
    void deleted(Subject subject, Instant at) {
        deletions.merge(subject, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    void apply(ArtifactObserved event) {
        Digest digest = event.facts().digest();
        facts.merge(digest, event.facts(), RepositoryStory::fuller);
        if (wasDeletedAfter(Subject.manifest(digest), event.at())) {
            return;
        }
        see(digest, event.at());
        for (Tag tag : event.tags()) {
            TagRow known = tags.get(tag);
            boolean news = known == null
                    || !known.digest().equals(digest) && event.at().isAfter(known.firstSeen());
            // What a scan since then saw was told before its end; what is not known after that was gone.
            if (news && isSinceScan(event.at()) && !wasDeletedAfter(new Subject(digest, tag), event.at())) {
                put(tag, TagRow.seen(digest, event.at(), scannedAt));
            }
        }
    }

    /** A push is a time of its own: it also renews a tag that is put where it was. */
    void apply(ArtifactPushed event) {
        if (wasDeletedAfter(new Subject(event.digest(), event.tag()), event.at())) {
            return;
        }
        TagRow known = tags.get(event.tag());
        if (event.tag() != null && known == null && !isSinceScan(event.at())) {
            return;
        }
        see(event.digest(), event.at());
        put(event.digest(), artifacts.get(event.digest()).pushed(event.at()));
        if (event.tag() != null && (known == null || known.isTold(event))) {
            put(event.tag(), TagRow.pushed(event.digest(), event.at()));
        }
    }

    void apply(ArtifactPulled event) {
        see(event.digest(), event.at());
        put(event.digest(), artifacts.get(event.digest()).pulled(event.at()));
    }

    void apply(ArtifactDeleted event) {
        if (event.tag() == null) {
            remove(event.digest(), event.at());
            return;
        }
        TagRow known = tags.get(event.tag());
        boolean same =
                known != null && (event.digest() == null || known.digest().equals(event.digest()));
        if (same && !known.firstSeen().isAfter(event.at())) {
            tags.remove(event.tag());
            touchedTags.add(event.tag());
            untag(known.digest(), event.at());
        }
    }

    void apply(RepositoryScanned event) {
        firstScannedAt = firstScannedAt == null ? event.at() : firstScannedAt;
        scannedAt = later(scannedAt, event.at());
    }

    Instant firstScannedAt() {
        return firstScannedAt;
    }

    Instant scannedAt() {
        return scannedAt;
    }

    /** Tags whose row is no longer what it was; those without a row are gone. */
    Set<Tag> touchedTags() {
        return Set.copyOf(touchedTags);
    }

    Set<Digest> touchedArtifacts() {
        return Set.copyOf(touchedArtifacts);
    }

    TagRow tag(Tag tag) {
        return tags.get(tag);
    }

    ArtifactRow artifact(Digest digest) {
        return artifacts.get(digest);
    }

    Map<Digest, ArtifactFacts> facts() {
        return Map.copyOf(facts);
    }

    private boolean isSinceScan(Instant at) {
        return scannedAt == null || at.isAfter(scannedAt);
    }

    private void see(Digest digest, Instant at) {
        if (!artifacts.containsKey(digest)) {
            put(digest, ArtifactRow.seen(at));
        }
    }

    private void put(Tag tag, TagRow row) {
        TagRow before = tags.put(tag, row);
        touchedTags.add(tag);
        if (before != null && !before.digest().equals(row.digest())) {
            untag(before.digest(), row.firstSeen());
        }
    }

    /** A tag left the manifest. If it was the last one, the manifest is without any since then. */
    private void untag(Digest digest, Instant at) {
        ArtifactRow known = artifacts.get(digest);
        if (known != null) {
            put(digest, known.untagged(at));
        }
    }

    private void put(Digest digest, ArtifactRow row) {
        artifacts.put(digest, row);
        touchedArtifacts.add(digest);
    }

    /** The manifest is gone, unless it came back since: then only those of its tags are that did not. */
    private void remove(Digest digest, Instant at) {
        List<Tag> gone = tags.entrySet().stream()
                .filter(entry -> entry.getValue().digest().equals(digest))
                .filter(entry -> !entry.getValue().firstSeen().isAfter(at))
                .map(Map.Entry::getKey)
                .toList();
        tags.keySet().removeAll(gone);
        touchedTags.addAll(gone);
        ArtifactRow known = artifacts.get(digest);
        boolean tagged = tags.values().stream().anyMatch(row -> row.digest().equals(digest));
        if (known != null && !tagged && !known.isThereAfter(at)) {
            artifacts.remove(digest);
            touchedArtifacts.add(digest);
        }
    }

    private boolean wasDeletedAfter(Subject subject, Instant at) {
        Instant deletion = deletions.get(subject);
        return deletion != null && !deletion.isBefore(at);
    }

    /** Of two facts of one manifest those that tell more. */
    static ArtifactFacts fuller(ArtifactFacts one, ArtifactFacts other) {
        return parts(other) > parts(one) ? other : one;
    }

    private static int parts(ArtifactFacts facts) {
        int texts = (facts.labels() == null ? 0 : 1) + (facts.annotations() == null ? 0 : 1);
        return 2 * texts + (facts.contents() == null ? 0 : 1);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
