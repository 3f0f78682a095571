package dev.tidemark.evaluator.pattern;

/** A pattern is malformed, and matching reached the part that is; or it is beyond what can be matched in bounded time. */
public final class PatternException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int SHOWN = 200;

    public PatternException(String pattern) {
        this("bad pattern", pattern);
    }

    static PatternException tooComplex(String pattern) {
        return new PatternException("too complex a pattern", pattern);
    }

    private PatternException(String what, String pattern) {
        super(what + ": " + (pattern.length() <= SHOWN ? pattern : pattern.substring(0, SHOWN) + "…"));
    }
}
