package dev.tidemark.evaluator.pattern;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;

/** Answers of patterns as tables write them. */
final class PatternAnswers {

    private PatternAnswers() {}

    /** {@code true}, {@code false}, or {@code error} for a pattern that is refused. */
    static String answer(Syntax syntax, String pattern, String name) {
        try {
            return String.valueOf(
                    NamePattern.compile(new Pattern(syntax, pattern)).matches(name));
        } catch (PatternException bad) {
            return "error";
        }
    }

    /** {@code ok}, or why the pattern is refused. */
    static String compiled(Syntax syntax, String pattern) {
        try {
            NamePattern.compile(new Pattern(syntax, pattern));
            return "ok";
        } catch (PatternException bad) {
            return bad.getMessage().substring(0, bad.getMessage().indexOf(':'));
        }
    }
}
