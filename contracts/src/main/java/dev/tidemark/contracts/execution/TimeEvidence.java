package dev.tidemark.contracts.execution;

import dev.tidemark.contracts.Nullable;
import java.time.Instant;
import java.util.Objects;

/**
 * A time and where it comes from. An unknown time has no evidence at all.
 *
 * @param at the time, or the latest it can be
 * @param notBefore the earliest it can be, where it is known only to lie between the two: what a complete look did not find, and a later
 *     one did, came in between; null where {@code at} is the time
 */
public record TimeEvidence(Instant at, TimeSource source, @Nullable Instant notBefore) {

    public TimeEvidence {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(source, "source");
        if (notBefore != null && notBefore.isAfter(at)) {
            throw new IllegalArgumentException("between " + notBefore + " and " + at + " is nothing");
        }
    }

    /** A time that is known exactly, as far as its source goes. */
    public TimeEvidence(Instant at, TimeSource source) {
        this(at, source, null);
    }

    /** The earliest it can be. */
    public Instant earliest() {
        return notBefore == null ? at : notBefore;
    }
}
