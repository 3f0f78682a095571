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
final class Keeping implements Keep.Cases<Map<Candidate, Ruling>> {

    private final String rule;
    private final List<Candidate> selected;
    private final Instant now;

    Keeping(String rule, List<Candidate> selected, Instant now) {
        this.rule = rule;
        this.selected = selected;
        this.now = now;
    }

    @Override
    public Map<Candidate, Ruling> always(Keep.Always keep) {
        return selected.stream().collect(Collectors.toMap(one -> one, one -> Ruling.retained(rule, null)));
    }

    @Override
    public Map<Candidate, Ruling> newest(Keep.Newest keep) {
        List<Candidate> ranked =
                selected.stream().sorted(Candidate.newestFirst(keep.by())).toList();
        Map<Candidate, Ruling> rulings = new HashMap<>();
        int place = 0;
        int surePlace = 0;
        for (Candidate candidate : ranked) {
            place++;
            boolean sure = candidate.stamp(keep.by()).mayCondemn();
            int rank = sure ? ++surePlace : place;
            rulings.put(
                    candidate, rank <= keep.count() ? Ruling.retained(rule, rank) : lost(candidate, keep.by(), rank));
        }
        return rulings;
    }

    @Override
    public Map<Candidate, Ruling> within(Keep.Within keep) {
        return selected.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> one.stamp(keep.by())
                                        .at()
                                        .filter(at -> isYoung(at, keep))
                                        .isPresent()
                                ? Ruling.retained(rule, null)
                                : lost(one, keep.by(), null)));
    }

    private Ruling lost(Candidate candidate, Keep.By by, Integer rank) {
        if (candidate.stamp(by).mayCondemn()) {
            return Ruling.condemned(rule, rank);
        }
        boolean pushIsEnough = by == Keep.By.PUSHED
                || by == Keep.By.ACTIVE && candidate.pulled().mayCondemn();
        return Ruling.unsure(pushIsEnough ? Reason.TIME_UNKNOWN : Reason.PULL_EVIDENCE_INCOMPLETE, rule, rank);
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
