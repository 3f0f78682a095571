package dev.tidemark.evaluator.rule;

/** Whether something holds, as far as that is known. The order is that of Kleene: "and" is the least of two answers, "or" the greatest. */
enum Answer {
    NO,
    UNSURE,
    YES;

    static Answer of(boolean holds) {
        return holds ? YES : NO;
    }

    Answer and(Answer other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Answer or(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Answer not() {
        return switch (this) {
            case NO -> YES;
            case UNSURE -> UNSURE;
            case YES -> NO;
        };
    }
}
