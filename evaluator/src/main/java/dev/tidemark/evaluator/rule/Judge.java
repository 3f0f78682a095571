package dev.tidemark.evaluator.rule;

/** One rule at work on the candidates. */
final class Judge {

    private final String rule;
    private final Selectors.Condition condition;
    private final Part keep;
    private final Answers selected;

    Judge(String rule, Selectors.Condition condition, Part keep, int candidates) {
        this.rule = rule;
        this.condition = condition;
        this.keep = keep;
        selected = new Answers(candidates);
    }

    void look(int place, Candidate candidate) {
        Answer answer = condition.of(candidate);
        if (answer != Answer.NO) {
            selected.set(place, answer);
            keep.look(place, candidate, answer);
        }
    }

    /** Says what it makes of what it looked at. */
    void speak(Rulings rulings) {
        keep.settle();
        for (int place = 0; place < rulings.size(); place++) {
            if (selected.get(place) != Answer.NO) {
                rulings.hear(place, rule, keep);
            }
        }
    }
}
