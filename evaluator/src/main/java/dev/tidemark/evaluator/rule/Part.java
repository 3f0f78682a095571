package dev.tidemark.evaluator.rule;

import dev.tidemark.contracts.execution.Reason;

/**
 * What a rule keeps, or a part of it, while it makes up its mind on the candidates that the rule selects: each is looked at once, for all
 * rules, since to fetch it from memory takes longer than to judge it; what depends on the others as well is settled afterwards.
 */
interface Part {

    /** @param selected yes, or unsure */
    void look(int place, Candidate candidate, Answer selected);

    /** All have been looked at. */
    void settle();

    /** Whether the candidate is retained. */
    Answer answer(int place);

    /** Where that is unsure: why. */
    Reason doubt(int place);

    /** Its place from 1 in the order that decides, 0 where nothing is ranked. */
    int rank(int place);
}
