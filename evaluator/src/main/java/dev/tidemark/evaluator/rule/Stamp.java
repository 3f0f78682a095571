package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.TimeEvidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The latest of several times, as far as they are known: it is then at least this late.
 *
 * @param latest null if none is known
 * @param earliest of those that are known, null if none is
 * @param mayCondemn whether every one of them is known well enough for a deletion to rest on it
 */
public record Stamp(TimeEvidence latest, Instant earliest, boolean mayCondemn) {

    /** Of two equal times the one that proves less counts, so that the order they come in does not. */
    private static final Comparator<TimeEvidence> BY_TIME =
            Comparator.comparing(TimeEvidence::at).thenComparing(TimeEvidence::source);

    /** An unknown time. */
    public static final Stamp UNKNOWN = new Stamp(null, null, false);

    /** The latest of these, some of which may be null, that is unknown. */
    public static Stamp ofAll(List<TimeEvidence> times) {
        return times.stream().map(Stamp::of).reduce(Stamp::and).orElse(UNKNOWN);
    }

    /** The one time, null if it is unknown. */
    public static Stamp of(TimeEvidence time) {
        return time == null ? UNKNOWN : new Stamp(time, time.at(), time.source().mayCondemn());
    }

    /** The later of two times, either of which may be null; null if both are. */
    public static TimeEvidence later(TimeEvidence one, TimeEvidence other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return BY_TIME.compare(one, other) >= 0 ? one : other;
    }

    private Stamp and(Stamp other) {
        boolean thisIsEarlier = other.earliest == null || earliest != null && earliest.isBefore(other.earliest);
        return new Stamp(
                later(latest, other.latest), thisIsEarlier ? earliest : other.earliest, mayCondemn && other.mayCondemn);
    }

    /** The time, if any is known. */
    Optional<Instant> at() {
        return Optional.ofNullable(latest).map(TimeEvidence::at);
    }

    /** For sorting only: an unknown time comes before every known one. */
    Instant atOrMin() {
        return latest == null ? Instant.MIN : latest.at();
    }
}
