package dev.tidemark.evaluator.rule;

/** An answer for each candidate, no until told otherwise; a byte each. */
final class Answers {

    private static final Answer[] ANSWERS = Answer.values();

    private final byte[] ordinals;

    Answers(int candidates) {
        ordinals = new byte[candidates];
    }

    Answer get(int candidate) {
        return ANSWERS[ordinals[candidate]];
    }

    void set(int candidate, Answer answer) {
        ordinals[candidate] = (byte) answer.ordinal();
    }
}
