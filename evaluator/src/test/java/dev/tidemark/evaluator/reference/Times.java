package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.execution.TimeEvidence;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/** Arithmetic that never overflows, on nanoseconds since 1970; and which of several times is the last. */
final class Times {

    static final Instant FIRST_IMAGES = Instant.parse("2013-01-01T00:00:00Z");

    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

    private Times() {}

    static BigInteger nanos(Instant instant) {
        return seconds(instant.getEpochSecond()).add(BigInteger.valueOf(instant.getNano()));
    }

    static BigInteger seconds(long seconds) {
        return BigInteger.valueOf(seconds).multiply(SECOND);
    }

    static BigInteger days(long days) {
        return seconds(86_400).multiply(BigInteger.valueOf(days));
    }

    static BigInteger wholeSeconds(BigInteger nanos) {
        return nanos.subtract(nanos.mod(SECOND));
    }

    /** Null if none is known; of the same time the one whose source comes last among sources. */
    static TimeEvidence last(Collection<TimeEvidence> times) {
        return times.stream()
                .filter(Objects::nonNull)
                .max(Comparator.comparing(TimeEvidence::at).thenComparing(TimeEvidence::source))
                .orElse(null);
    }
}
