package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one rule makes of the candidates that it selected. A time that may not condemn can win a candidate its place, but can neither cost
 * it that place nor cost another one its own.
 */
final class Keeping implements Keep.Cases<Map<Candidate, Verdict>> {

    private final String rule;
    private final List<Candidate> selected;
    private final Instant now;

    Keeping(String rule, List<Candidate> selected, Instant now) {
        this.rule = rule;
        this.selected = selected;
        this.now = now;
    }

    @Override
    public Map<Candidate, Verdict> always(Keep.Always keep) {
        return selected.stream().collect(Collectors.toMap(one -> one, one -> Verdict.retained(rule, null)));
    }

    @Override
    public Map<Candidate, Verdict> newest(Keep.Newest keep) {
        List<Candidate> ranked =
                selected.stream().sorted(Candidate.newestFirst(keep.by())).toList();
        Map<Candidate, Verdict> verdicts = new HashMap<>();
        int place = 0;
        int surePlace = 0;
        for (Candidate candidate : ranked) {
            place++;
            boolean sure = candidate.stamp(keep.by()).mayCondemn();
            int rank = sure ? ++surePlace : place;
            verdicts.put(
                    candidate, rank <= keep.count() ? Verdict.retained(rule, rank) : lost(candidate, keep.by(), rank));
        }
        return verdicts;
    }

    @Override
    public Map<Candidate, Verdict> within(Keep.Within keep) {
        return selected.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> one.stamp(keep.by())
                                        .at()
                                        .filter(at -> isYoung(at, keep))
                                        .isPresent()
                                ? Verdict.retained(rule, null)
                                : lost(one, keep.by(), null)));
    }

    private Verdict lost(Candidate candidate, Keep.By by, Integer rank) {
        if (candidate.stamp(by).mayCondemn()) {
            return Verdict.condemned(rule, rank);
        }
        boolean pushIsEnough = by == Keep.By.PUSHED
                || by == Keep.By.ACTIVE && candidate.pulled().mayCondemn();
        return Verdict.unsure(pushIsEnough ? Reason.TIME_UNKNOWN : Reason.PULL_EVIDENCE_INCOMPLETE, rule, rank);
    }

    /** Harbor knows whole seconds only, and rounds both sides down, except for the now of the exclusive form. */
    private boolean isYoung(Instant at, Keep.Within keep) {
        if (keep.days() > Duration.between(Instant.EPOCH, now).toDays()) {
            return true;
        }
        Instant cutoff = now.minus(Duration.ofDays(keep.days()));
        return keep.exclusive()
                ? Instant.ofEpochSecond(at.getEpochSecond()).isAfter(cutoff)
                : at.getEpochSecond() >= cutoff.getEpochSecond();
    }
}
