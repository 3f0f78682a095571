package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.policy.Keep;
import java.util.List;

/** Makes of what a rule keeps the parts that judge candidates by it. */
final class Parts implements Keep.Cases<Part> {

    private final List<Candidate> candidates;
    private final Ranking ranking;
    private final Times times;

    Parts(List<Candidate> candidates, Ranking ranking, Times times) {
        this.candidates = candidates;
        this.ranking = ranking;
        this.times = times;
    }

    @Override
    public Part always(Keep.Always keep) {
        return new KeepAlways(candidates.size());
    }

    @Override
    public Part newest(Keep.Newest keep) {
        return new KeepNewest(candidates, ranking, times, keep);
    }

    @Override
    public Part within(Keep.Within keep) {
        Cutoff cutoff = Cutoff.harbor(times.now(), keep.days(), keep.exclusive());
        return new KeepYoung(candidates, times, keep.by(), cutoff);
    }

    @Override
    public Part youngerThan(Keep.YoungerThan keep) {
        return new KeepYoung(candidates, times, keep.by(), Cutoff.exact(times.now(), keep.seconds()));
    }

    @Override
    public Part all(Keep.All keep) {
        return new KeepCombined(parts(keep.of()), Answer::and);
    }

    @Override
    public Part any(Keep.Any keep) {
        return new KeepCombined(parts(keep.of()), Answer::or);
    }

    private List<Part> parts(List<Keep> keeps) {
        return keeps.stream().map(keep -> keep.match(this)).toList();
    }
}
