package dev.tidemark.evaluator.pattern;

/** A pattern is malformed, and matching reached the part that is. */
public final class PatternException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public PatternException(String pattern) {
        super("bad pattern: " + pattern);
    }
}
