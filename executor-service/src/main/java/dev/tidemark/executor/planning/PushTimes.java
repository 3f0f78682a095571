package dev.tidemark.executor.planning;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;

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

    /** When an untagged manifest was pushed: nobody observes that, so its own word is all there is. */
    TimeEvidence ofUntagged(Instant created) {
        return created(created, listed, TimeSource.CREATED_ONLY);
    }

    private TimeSource createdSource() {
        return createdCounts ? TimeSource.CREATED : TimeSource.CREATED_ONLY;
    }

    private static TimeEvidence created(Instant created, Instant latest, TimeSource source) {
        boolean plausible = created != null && !created.isBefore(FIRST_IMAGES) && !created.isAfter(latest);
        return plausible ? new TimeEvidence(created, source) : null;
    }
}
