package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;

/** Retains whatever the rule selects. */
final class KeepAlways implements Part {

    private final Answers answers;

    KeepAlways(int candidates) {
        answers = new Answers(candidates);
    }

    @Override
    public void look(int place, Candidate candidate, Answer selected) {
        answers.set(place, selected);
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
        return Reason.FACTS_UNKNOWN;
    }

    @Override
    public int rank(int place) {
        return 0;
    }
}
