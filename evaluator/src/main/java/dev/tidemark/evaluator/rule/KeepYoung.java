package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.policy.Keep.By;
import java.util.List;

/** Retains what is young. */
final class KeepYoung implements Part {

    private final List<Candidate> candidates;
    private final Times times;
    private final By by;
    private final Cutoff cutoff;
    private final Answers answers;

    KeepYoung(List<Candidate> candidates, Times times, By by, Cutoff cutoff) {
        this.candidates = candidates;
        this.times = times;
        this.by = by;
        this.cutoff = cutoff;
        answers = new Answers(candidates.size());
    }

    @Override
    public void look(int place, Candidate candidate, Answer selected) {
        answers.set(place, times.isYoung(candidate, by, cutoff).and(selected));
    }

    @Override
    public void settle() {
        // nothing depends on other candidates
    }

    @Override
    public Answer answer(int place) {
        return answers.get(place);
    }

    @Override
    public Reason doubt(int place) {
        Candidate candidate = candidates.get(place);
        return times.isYoung(candidate, by, cutoff) == Answer.UNSURE
                ? times.doubtOfAge(candidate, by)
                : Reason.FACTS_UNKNOWN;
    }

    @Override
    public int rank(int place) {
        return 0;
    }
}
