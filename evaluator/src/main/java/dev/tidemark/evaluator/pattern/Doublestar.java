package dev.tidemark.evaluator.pattern;

import java.util.Optional;

/**
 * A pattern of Go's doublestar, version 1.3.4, over whole names with {@code /} between their components, case-sensitive and by Unicode
 * code point. As in Harbor, an empty pattern matches everything. Immutable, and safe to share between threads.
 */
public final class Doublestar implements NamePattern {

    private final String pattern;
    private final Graph graph;
    private final Optional<PlainPattern> plain;
    /** Of what other names begin with, nothing is reached but a difference: most names are of another kind than the pattern is for. */
    private final String beginning;

    private Doublestar(String pattern, Graph graph) {
        this.pattern = pattern;
        this.graph = graph;
        this.plain = PlainPattern.of(pattern);
        this.beginning = PlainPattern.beginning(pattern);
    }

    /**
     * Makes a pattern ready. A malformed one is found out when matching reaches the bad part, not here.
     *
     * @throws PatternException only if the pattern is beyond what can be matched in bounded time; no pattern written by a person is
     */
    public static Doublestar compile(String pattern) {
        return new Doublestar(pattern, Graph.of(pattern));
    }

    /**
     * Whether the pattern matches the whole name.
     *
     * @throws PatternException if matching reaches a malformed part
     */
    public boolean matches(String name) {
        if (pattern.isEmpty()) {
            return true;
        }
        if (plain.isPresent() && PlainPattern.isFor(name)) {
            return plain.get().matches(name);
        }
        if (!name.startsWith(beginning)) {
            return false;
        }
        return switch (new Matching(graph, name).verdict()) {
            case Matching.TRUE -> true;
            case Matching.FALSE -> false;
            default -> throw new PatternException(pattern);
        };
    }

    /** Whether some part of the pattern is malformed, so that some name makes matching fail. */
    public boolean isMalformed() {
        return graph.isMalformed();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
