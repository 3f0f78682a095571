package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import java.time.Instant;

/** An image's own word for when it was made, as far as it can be believed. */
public final class Created {

    /** Nobody pushed, pulled or created a container image before: an earlier time is a placeholder, as of reproducible builds. */
    static final Instant FIRST_IMAGES = Instant.parse("2013-01-01T00:00:00Z");

    private Created() {}

    /** Whether it can be that; null can not. */
    static boolean isPlausible(Instant created, Instant latest) {
        return created != null && !created.isBefore(FIRST_IMAGES) && !created.isAfter(latest);
    }

    /**
     * It in place of a push time; null where it cannot be that.
     *
     * @param latest when the image was there already
     */
    public static TimeEvidence asPush(Instant created, Instant latest, TimeSource source) {
        return isPlausible(created, latest) ? new TimeEvidence(created, source) : null;
    }
}
