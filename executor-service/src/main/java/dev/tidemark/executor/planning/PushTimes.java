package dev.tidemark.executor.planning;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.rule.Created;
import dev.tidemark.evaluator.rule.Stamp;
import dev.tidemark.executor.inventory.Inventory;
import java.time.Instant;
import java.util.List;

/**
 * Judges when tags of one repository were pushed. What cannot be known is null, and what is only the image's own word says so: it
 * may retain, never condemn.
 *
 * @param createdCounts whether on this registry an image's creation counts as its push
 * @param seen when it had been looked where the tags point
 */
record PushTimes(Inventory inventory, boolean createdCounts, Instant seen) {

    /** When the tag was put on the digest. */
    TimeEvidence of(Tag tag, Digest digest, Instant created) {
        if (!inventory.isUpToDate()) {
            return Created.asPush(created, seen, TimeSource.CREATED_ONLY);
        }
        Inventory.Known known = inventory.tags().get(tag);
        if (known == null) {
            return inventory.firstScanned() == null
                    ? Created.asPush(created, seen, createdSource())
                    : firstSeen(seen, inventory.scanned());
        }
        if (!known.digest().equals(digest)) {
            return firstSeen(seen, later(inventory.scanned(), known.firstSeen()));
        }
        if (known.pushed() != null) {
            return new TimeEvidence(known.pushed(), TimeSource.EVENT);
        }
        boolean atFirstScan = known.atFirstScan() || inventory.firstScanned() == null;
        return atFirstScan
                ? Created.asPush(created, known.firstSeen(), createdSource())
                : firstSeen(known.firstSeen(), later(inventory.firstScanned(), known.notBefore()));
    }

    /** When a manifest without a tag was pushed, as far as anybody observed it; otherwise its own word is all there is. */
    TimeEvidence ofUntagged(Digest digest, Instant created) {
        Inventory.Untagged known = inventory.untagged().get(digest);
        if (known == null || !inventory.isUpToDate()) {
            return Created.asPush(created, seen, TimeSource.CREATED_ONLY);
        }
        boolean cameLater =
                inventory.firstScanned() != null && known.firstSeen().isAfter(inventory.firstScanned());
        TimeEvidence told = known.pushed() == null ? null : new TimeEvidence(known.pushed(), TimeSource.EVENT);
        TimeEvidence found = cameLater ? firstSeen(known.firstSeen(), inventory.firstScanned()) : null;
        return told == null && found == null
                ? Created.asPush(created, known.firstSeen(), createdSource())
                : Stamp.later(told, found);
    }

    /** When a manifest was pushed that tags have just left: when they were put on it, as well as that is known of all of them. */
    TimeEvidence ofLeft(Digest digest, List<Tag> left, Instant created) {
        Stamp stamp =
                Stamp.ofAll(left.stream().map(tag -> of(tag, digest, created)).toList());
        boolean isProven = stamp.latest() == null || stamp.mayCondemn();
        return isProven ? stamp.evidence() : new TimeEvidence(stamp.latest().at(), TimeSource.CREATED_ONLY);
    }

    /** When the last tag left a manifest that has none; null if nobody saw that. */
    Instant untaggedSince(Digest digest) {
        Inventory.Untagged known = inventory.untagged().get(digest);
        return known == null ? null : known.since();
    }

    /** Seen there then, and not by a reading before. */
    private static TimeEvidence firstSeen(Instant at, Instant notBefore) {
        boolean since = notBefore != null && notBefore.isBefore(at);
        return new TimeEvidence(at, TimeSource.FIRST_SEEN, since ? notBefore : null);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    /** What was known once may have known better than the image's own word. */
    private TimeSource createdSource() {
        return createdCounts && !inventory.registry().forgotten() ? TimeSource.CREATED : TimeSource.CREATED_ONLY;
    }
}
