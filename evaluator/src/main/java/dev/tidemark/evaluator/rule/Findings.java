package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;

/** What one rule, or a part of one, makes of each candidate it selected, by the candidate's place among all. */
final class Findings {

    private final Answer[] answers;
    private final Reason[] doubts;
    private final int[] ranks;

    Findings(int candidates) {
        answers = new Answer[candidates];
        doubts = new Reason[candidates];
        ranks = new int[candidates];
    }

    /**
     * Notes whether the candidate is retained.
     *
     * @param doubt why that is not sure, looked at only where it is not
     * @param rank its place from 1, 0 where nothing is ranked
     */
    void note(int candidate, Answer retained, Reason doubt, int rank) {
        answers[candidate] = retained;
        doubts[candidate] = doubt;
        ranks[candidate] = rank;
    }

    /** Takes over what others found of the candidate. */
    void note(int candidate, Findings others) {
        note(candidate, others.answers[candidate], others.doubts[candidate], others.ranks[candidate]);
    }

    Answer answer(int candidate) {
        return answers[candidate];
    }

    Reason doubt(int candidate) {
        return doubts[candidate];
    }

    /** Null where nothing is ranked. */
    Integer rank(int candidate) {
        return ranks[candidate] == 0 ? null : ranks[candidate];
    }
}
