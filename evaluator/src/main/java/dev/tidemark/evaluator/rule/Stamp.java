package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.TimeEvidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The latest of several times, as far as they are known: it is then at least this late.
 *
 * @param latest null if none is known
 * @param earliest the earliest that any of those that are known can be, null if none is
 * @param notBefore the earliest that the latest of them can be, null if none is known
 * @param mayCondemn whether every one of them is known well enough for a deletion to rest on it
 */
public record Stamp(TimeEvidence latest, Instant earliest, Instant notBefore, boolean mayCondemn) {

    /** Of two equal times the one that proves less counts, so that the order they come in does not. */
    public static final Comparator<TimeEvidence> BY_TIME =
            Comparator.comparing(TimeEvidence::at).thenComparing(TimeEvidence::source);

    /** An unknown time. */
    public static final Stamp UNKNOWN = new Stamp(null, null, null, false);

    /** The latest of these, some of which may be null, that is unknown. */
    public static Stamp ofAll(List<TimeEvidence> times) {
        return times.stream().map(Stamp::of).reduce(Stamp::and).orElse(UNKNOWN);
    }

    /** The one time, null if it is unknown. */
    public static Stamp of(TimeEvidence time) {
        return time == null
                ? UNKNOWN
                : new Stamp(
                        time, time.earliest(), time.earliest(), time.source().mayCondemn());
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
        boolean thisIsLater = other.notBefore == null || notBefore != null && notBefore.isAfter(other.notBefore);
        return new Stamp(
                later(latest, other.latest),
                thisIsEarlier ? earliest : other.earliest,
                thisIsLater ? notBefore : other.notBefore,
                mayCondemn && other.mayCondemn);
    }

    /** What this says, as the evidence of one time; null if nothing is known. */
    public TimeEvidence evidence() {
        boolean exact = latest == null || notBefore.equals(latest.at());
        return exact ? latest : new TimeEvidence(latest.at(), latest.source(), notBefore);
    }

    /** The time, or, if none is known, the other. */
    Instant atOr(Instant other) {
        return latest == null ? other : latest.at();
    }

    /** The earliest it can be, if it is known; what is unknown is not. */
    Instant notBeforeOrMin() {
        return notBefore == null ? Instant.MIN : notBefore;
    }
}
