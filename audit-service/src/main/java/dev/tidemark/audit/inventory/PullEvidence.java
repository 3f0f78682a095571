package dev.tidemark.audit.inventory;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when every pull in a registry is known. It begins with the first pull that is told, for only that proves that pulls are told at all,
 * and it begins anew after every gap. Pure.
 *
 * @param since null if nothing proves yet, or again, that pulls are told
 * @param receiverAt when the receiver of the registry's events last said that it can take them, null if it never did
 */
record PullEvidence(Instant since, Instant receiverAt) {

    /** A receiver that is taken away must not keep everything for ever. */
    private static final Duration FOR_GOOD = Duration.ofDays(1);

    static final PullEvidence NONE = new PullEvidence(null, null);

    /** A pull was told, and arrived then. When it happened does not matter: others of that time may have been told to nobody. */
    PullEvidence pulled(Instant arrival) {
        return since == null ? new PullEvidence(arrival, receiverAt) : this;
    }

    /** The receiver can take events. If it could not for longer than those who tell them go on trying, some are lost. */
    PullEvidence ready(Instant at, Duration patience) {
        if (receiverAt != null && !at.isAfter(receiverAt)) {
            return this;
        }
        boolean lost = receiverAt != null && at.isAfter(receiverAt.plus(patience));
        return new PullEvidence(lost ? later(at) : since, at);
    }

    /** Until then pulls may have been told to nobody. */
    PullEvidence missedUntil(Instant until) {
        return new PullEvidence(later(until), receiverAt);
    }

    /** From now on nothing is sure until a pull is told again. */
    PullEvidence doubted() {
        return new PullEvidence(null, receiverAt);
    }

    /** What can be said now: nothing while the receiver is silent, for nobody knows for how long it will be. */
    Instant sinceAt(Instant now, Duration patience) {
        return isSilentAt(now, patience) ? null : since;
    }

    /** Whether what the receiver says may not have been read yet, or it is away; for good, after a day. */
    boolean isBehindAt(Instant now, Duration patience) {
        return isSilentAt(now, patience) && now.isBefore(receiverAt.plus(FOR_GOOD));
    }

    private boolean isSilentAt(Instant now, Duration patience) {
        return receiverAt != null && now.isAfter(receiverAt.plus(patience));
    }

    private Instant later(Instant instant) {
        return since == null || since.isAfter(instant) ? since : instant;
    }
}
