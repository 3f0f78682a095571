package dev.tidemark.executor.planning;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.rule.Stamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges when tags of one repository were pushed. What cannot be known is null, and what is only the image's own word says so: it
 * may retain, never condemn.
 *
 * @param createdCounts whether on this registry an image's creation counts as its push
 * @param listed when the tags were listed
 */
record PushTimes(Inventory inventory, boolean createdCounts, Instant listed) {

    /** Before this nobody pushed a container image: earlier creation times are placeholders of reproducible builds. */
    private static final Instant FIRST_IMAGES = Instant.parse("2013-01-01T00:00:00Z");

    /** When the tag was put on the digest. */
    TimeEvidence of(Tag tag, Digest digest, Instant created) {
        if (!inventory.answered()) {
            return created(created, listed, TimeSource.CREATED_ONLY);
        }
        if (inventory.firstScanned() == null) {
            return created(created, listed, createdSource());
        }
        if (!inventory.knows(tag, digest)) {
            return new TimeEvidence(listed, TimeSource.FIRST_SEEN);
        }
        Inventory.Known known = inventory.tags().get(tag);
        return known.atFirstScan()
                ? created(created, known.firstSeen(), createdSource())
                : new TimeEvidence(known.firstSeen(), TimeSource.FIRST_SEEN);
    }

    /** When a manifest without a tag was pushed, as far as anybody observed it; otherwise its own word is all there is. */
    TimeEvidence ofUntagged(Digest digest, Instant created) {
        Inventory.Untagged known = inventory.untagged().get(digest);
        if (known == null) {
            return created(created, listed, TimeSource.CREATED_ONLY);
        }
        boolean cameLater =
                inventory.firstScanned() != null && known.firstSeen().isAfter(inventory.firstScanned());
        Optional<TimeEvidence> told = evidence(known.pushed(), TimeSource.EVENT);
        Optional<TimeEvidence> seen = evidence(cameLater ? known.firstSeen() : null, TimeSource.FIRST_SEEN);
        return Stream.of(told, seen)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(TimeEvidence::at))
                .orElseGet(() -> created(created, known.firstSeen(), createdSource()));
    }

    /** When a manifest was pushed that tags have just left: when they were put on it, as well as that is known of all of them. */
    TimeEvidence ofLeft(Digest digest, List<Tag> left, Instant created) {
        Stamp stamp =
                Stamp.ofAll(left.stream().map(tag -> of(tag, digest, created)).toList());
        boolean isProven = stamp.latest() == null || stamp.mayCondemn();
        return isProven ? stamp.latest() : new TimeEvidence(stamp.latest().at(), TimeSource.CREATED_ONLY);
    }

    /** When the last tag left a manifest that has none; null if nobody saw that. */
    Instant untaggedSince(Digest digest) {
        Inventory.Untagged known = inventory.untagged().get(digest);
        return known == null ? null : known.since();
    }

    private static Optional<TimeEvidence> evidence(Instant at, TimeSource source) {
        return Optional.ofNullable(at).map(known -> new TimeEvidence(known, source));
    }

    private TimeSource createdSource() {
        return createdCounts ? TimeSource.CREATED : TimeSource.CREATED_ONLY;
    }

    private static TimeEvidence created(Instant created, Instant latest, TimeSource source) {
        boolean plausible = created != null && !created.isBefore(FIRST_IMAGES) && !created.isAfter(latest);
        return plausible ? new TimeEvidence(created, source) : null;
    }
}
