package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.policy.Keep.By;
import java.time.Instant;

/**
 * What is known of the times of candidates, and how well. That something was never pulled is a fact only as far back as no pull went
 * unnoticed.
 */
final class Times {

    private final Instant now;
    private final Instant pullsKnownSince;

    /** @param pullsKnownSince null if pulls are known only by chance */
    Times(Instant now, Instant pullsKnownSince) {
        this.now = now;
        this.pullsKnownSince = pullsKnownSince;
    }

    Instant now() {
        return now;
    }

    /** For ranking; what is unknown, or has not happened, comes before everything else. */
    Instant at(Candidate candidate, By by) {
        return switch (by) {
            case PUSHED -> candidate.pushed().atOr(Instant.MIN);
            case PULLED -> pulled(candidate);
            case ACTIVE -> later(candidate.pushed().atOr(Instant.MIN), pulled(candidate));
            case CREATED -> isCreatedKnown(candidate) ? candidate.traits().created() : Instant.MIN;
        };
    }

    /** Where the candidate stands if it was pushed as late as it can have been. */
    Standing latest(Candidate candidate, By by) {
        return new Standing(at(candidate, by), candidate.pushed().atOr(Instant.MIN));
    }

    /** Where it stands if it was pushed as early as it can have been: whatever is behind that surely is behind it. */
    Standing earliest(Candidate candidate, By by) {
        Instant pushed = candidate.pushed().notBeforeOrMin();
        Instant time =
                switch (by) {
                    case PUSHED -> pushed;
                    case ACTIVE -> later(pushed, pulled(candidate));
                    case PULLED, CREATED -> at(candidate, by);
                };
        return new Standing(time, pushed);
    }

    /** Whether the time is known so well that it may cost the candidate its place, or another one its own. */
    boolean isProven(Candidate candidate, By by) {
        return switch (by) {
            case PUSHED -> candidate.pushed().mayCondemn();
            case PULLED -> isPullProven(candidate);
            case ACTIVE -> candidate.pushed().mayCondemn() && isPullProven(candidate);
            case CREATED -> isCreatedKnown(candidate);
        };
    }

    /** Whether the candidate is young. */
    Answer isYoung(Candidate candidate, By by, Cutoff cutoff) {
        return switch (by) {
            case PUSHED -> isPushYoung(candidate, cutoff);
            case PULLED -> isPullYoung(candidate.pulled(), cutoff);
            case ACTIVE -> isPushYoung(candidate, cutoff).or(isPullYoung(candidate.pulled(), cutoff));
            case CREATED ->
                isCreatedKnown(candidate)
                        ? Answer.of(cutoff.isYoung(candidate.traits().created()))
                        : Answer.UNSURE;
        };
    }

    /** What stands in the way where its place by this time is unsure. */
    Reason doubtOfPlace(Candidate candidate, By by) {
        return doubt(by, candidate.pushed().mayCondemn());
    }

    /** What stands in the way where it is unsure whether it is young by this time. */
    Reason doubtOfAge(Candidate candidate, By by) {
        return doubt(by, isAgeProven(candidate));
    }

    private static Reason doubt(By by, boolean pushIsProven) {
        boolean pull = by == By.PULLED || by == By.ACTIVE && pushIsProven;
        return pull ? Reason.PULL_EVIDENCE_INCOMPLETE : Reason.TIME_UNKNOWN;
    }

    private static Answer isPushYoung(Candidate candidate, Cutoff cutoff) {
        Stamp pushed = candidate.pushed();
        Instant since = candidate.untaggedSince();
        boolean pushedLately =
                pushed.latest() != null && cutoff.isYoung(pushed.latest().at());
        if (pushedLately || since != null && cutoff.isYoung(since)) {
            return Answer.YES;
        }
        return isAgeProven(candidate) ? Answer.NO : Answer.UNSURE;
    }

    /** Whenever it was pushed, it was before it lost its last tag. */
    private static boolean isAgeProven(Candidate candidate) {
        return candidate.untaggedSince() != null || candidate.pushed().mayCondemn();
    }

    private Answer isPullYoung(TimeEvidence pulled, Cutoff cutoff) {
        if (pulled != null && cutoff.isYoung(pulled.at())) {
            return Answer.YES;
        }
        boolean told = pulled != null && pulled.source() == TimeSource.REGISTRY;
        return told || isKnownSince(later(cutoff.at(), Created.FIRST_IMAGES)) ? Answer.NO : Answer.UNSURE;
    }

    /**
     * A pull that was noticed is the last one only if none went unnoticed since; none at all, only if none did in all its life. What was
     * never pulled takes its place among its like by its push, so that has to be proven too.
     */
    private boolean isPullProven(Candidate candidate) {
        TimeEvidence pulled = candidate.pulled();
        if (pulled != null) {
            return pulled.source() == TimeSource.REGISTRY || isKnownSince(pulled.at());
        }
        return candidate.pushed().mayCondemn()
                && isKnownSince(later(firstPossiblePull(candidate), Created.FIRST_IMAGES));
    }

    private static Instant firstPossiblePull(Candidate candidate) {
        Instant pushed = candidate.pushed().earliest();
        Instant there = candidate.thereSince();
        return there != null && there.isBefore(pushed) ? there : pushed;
    }

    private boolean isKnownSince(Instant instant) {
        return pullsKnownSince != null && !pullsKnownSince.isAfter(instant);
    }

    private boolean isCreatedKnown(Candidate candidate) {
        return Created.isPlausible(candidate.traits().created(), now);
    }

    private static Instant pulled(Candidate candidate) {
        return candidate.pulled() == null ? Instant.MIN : candidate.pulled().at();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
