package dev.tidemark.evaluator.meaning;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;

/** Brings patterns of names into one form, where two languages agree. */
final class Names {

    /** Matches every name, in both languages that have it. */
    static final Pattern ALL = new Pattern(Syntax.GLOB, "**");

    private static final java.util.regex.Pattern PLAIN = java.util.regex.Pattern.compile("[\\w.-]++(?:/[\\w.-]++)*+");
    private static final java.util.regex.Pattern STARRED =
            java.util.regex.Pattern.compile("[\\w.*?-]++(?:/[\\w.*?-]++)*+");
    private static final java.util.regex.Pattern GLOB_SIGNS = java.util.regex.Pattern.compile("[*?\\[\\]{},\\\\]");

    private Names() {}

    /** A pattern for names of repositories, projects or tags. */
    static Pattern ofName(Pattern pattern) {
        String text = pattern.text();
        return switch (pattern.syntax()) {
            case LITERAL, REGEXP, SEMVER -> pattern;
            case GLOB -> text.equals("**") ? ALL : ofText(pattern);
            case DOUBLESTAR -> {
                if (text.isEmpty() || text.equals("**")) {
                    yield ALL;
                }
                // Where neither has a sign of its own: two stars, classes, alternatives and slashes at an end differ.
                boolean same = STARRED.matcher(text).matches() && !text.contains("**");
                yield same ? ofText(new Pattern(Syntax.GLOB, text)) : pattern;
            }
        };
    }

    /** A pattern for any text. */
    static Pattern ofText(Pattern pattern) {
        boolean isLiteral = pattern.syntax() == Syntax.GLOB
                && !pattern.text().isEmpty()
                && !GLOB_SIGNS.matcher(pattern.text()).find();
        return isLiteral ? new Pattern(Syntax.LITERAL, pattern.text()) : pattern;
    }

    /** Whether it is a name without any sign. */
    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }
}
