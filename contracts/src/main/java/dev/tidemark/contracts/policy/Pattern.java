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
        DOUBLESTAR,
        /** The text itself, to the letter. */
        LITERAL,
        /**
         * {@code *} is any run of characters without a slash, {@code **} any run, {@code ?} one character but a slash, {@code [a-z]} and
         * {@code [!a-z]} one of a class, which a slash never is, <code>{a,b}</code> alternatives, a backslash takes the next character as
         * it is; the whole name has to match. Where {@code **} is a segment with another one behind it, it may also be no segment at all:
         * {@code a/**}{@code /b} matches {@code a/b}.
         */
        GLOB,
        /** RE2, searched for anywhere in the name unless anchored. */
        REGEXP,
        /** A range of semantic versions as npm writes them; a name that is no version does not match. */
        SEMVER
    }
}
