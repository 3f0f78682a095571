package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;
import java.util.List;
import java.util.function.BinaryOperator;

/** Retains what all of its parts retain, or what any does. Of each candidate, that part's word counts whose answer decides; the first of several. */
final class KeepCombined implements Part {

    private final List<Part> parts;
    private final BinaryOperator<Answer> deciding;

    /** @param deciding which of two answers decides */
    KeepCombined(List<Part> parts, BinaryOperator<Answer> deciding) {
        this.parts = parts;
        this.deciding = deciding;
    }

    @Override
    public void look(int place, Candidate candidate, Answer selected) {
        for (Part part : parts) {
            part.look(place, candidate, selected);
        }
    }

    @Override
    public void settle() {
        parts.forEach(Part::settle);
    }

    @Override
    public Answer answer(int place) {
        return decided(place).answer(place);
    }

    @Override
    public Reason doubt(int place) {
        return decided(place).doubt(place);
    }

    @Override
    public int rank(int place) {
        return decided(place).rank(place);
    }

    private Part decided(int place) {
        Part decided = parts.get(0);
        for (Part other : parts) {
            Answer answer = decided.answer(place);
            decided = deciding.apply(answer, other.answer(place)) == answer ? decided : other;
        }
        return decided;
    }
}
