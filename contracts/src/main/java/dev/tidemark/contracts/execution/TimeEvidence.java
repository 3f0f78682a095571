package dev.tidemark.contracts.execution;

import java.time.Instant;
import java.util.Objects;

/** A time and where it comes from. An unknown time has no evidence at all. */
public record TimeEvidence(Instant at, TimeSource source) {

    public TimeEvidence {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(source, "source");
    }
}
