package dev.tidemark.evaluator.pattern;

import dev.tidemark.contracts.policy.Pattern;

/** A pattern in any of the languages, compiled. */
public interface NamePattern {

    /**
     * Whether the name matches.
     *
     * @throws PatternException if the pattern is malformed where matching reaches it
     */
    boolean matches(String name);

    /**
     * Compiles a pattern.
     *
     * @throws PatternException if it is malformed, or too large; Harbor's language finds that out while matching
     */
    static NamePattern compile(Pattern pattern) {
        return switch (pattern.syntax()) {
            case DOUBLESTAR -> Doublestar.compile(pattern.text());
            case LITERAL -> pattern.text()::equals;
            case GLOB -> Glob.compile(pattern.text());
            case REGEXP -> Regexp.compile(pattern.text());
            case SEMVER -> VersionRange.compile(pattern.text());
        };
    }
}
