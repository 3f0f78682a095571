package dev.tidemark.contracts.policy;

import java.util.Objects;

/**
 * A text and the language it is written in. Whether the text is well-formed is found out by the evaluator, in Harbor's case not
 * before matching reaches the bad part.
 */
public record Pattern(Syntax syntax, String text) {

    public Pattern {
        Objects.requireNonNull(syntax, "syntax");
        Objects.requireNonNull(text, "text");
    }

    /** The languages of patterns. */
    public enum Syntax {
        /** Go's doublestar, version 1.3.4, where an empty pattern matches everything: Harbor's. */
        DOUBLESTAR
    }
}
