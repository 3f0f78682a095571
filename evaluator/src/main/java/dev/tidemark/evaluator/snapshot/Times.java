package dev.tidemark.evaluator.snapshot;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.evaluator.rule.Created;
import java.time.Instant;

/** Times between a document's members and the evaluator's evidence. */
final class Times {

    private Times() {}

    /** Null if the member is. */
    static Instant instant(String text, String member) {
        try {
            return text == null ? null : Rfc3339.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(member + " is " + e.getMessage(), e);
        }
    }

    /** Null if the member is. */
    static TimeEvidence of(String text, TimeSource source, String member) {
        Instant at = instant(text, member);
        return at == null ? null : new TimeEvidence(at, source);
    }

    /** An image's own creation time in place of its push time; null where it cannot be that. */
    static TimeEvidence created(Instant created, TimeSource source, Instant latest) {
        return Created.asPush(created, latest == null ? Instant.MAX : latest, source);
    }

    /** Null where it is not known better than from {@code createdAt}, which a document says anyway. */
    static String told(TimeEvidence time) {
        boolean own = time == null || time.source() == TimeSource.CREATED || time.source() == TimeSource.CREATED_ONLY;
        return own ? null : time.at().toString();
    }

    static String any(TimeEvidence time) {
        return time == null ? null : time.at().toString();
    }
}
