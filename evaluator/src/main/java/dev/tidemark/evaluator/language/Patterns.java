package dev.tidemark.evaluator.language;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Pattern.Syntax;
import dev.tidemark.evaluator.pattern.NamePattern;
import dev.tidemark.evaluator.pattern.PatternException;
import java.util.Map;

/** Reads patterns: a text is a glob, an object names its language. A malformed one is refused here, not while something is judged. */
final class Patterns {

    private static final Map<String, Syntax> LANGUAGES = Map.of(
            "exact", Syntax.LITERAL,
            "glob", Syntax.GLOB,
            "regexp", Syntax.REGEXP,
            "semver", Syntax.SEMVER);

    private Patterns() {}

    static Pattern pattern(DocumentNode node) {
        if (node.isText()) {
            return checked(node, new Pattern(Syntax.GLOB, node.text()));
        }
        String language = node.onlyMemberOf(LANGUAGES.keySet());
        DocumentNode text = node.required(language);
        return checked(text, new Pattern(LANGUAGES.get(language), text.text()));
    }

    /** A regular expression that stands where only one can. */
    static String regexp(DocumentNode node) {
        return checked(node, new Pattern(Syntax.REGEXP, node.text())).text();
    }

    private static Pattern checked(DocumentNode node, Pattern pattern) {
        try {
            NamePattern.compile(pattern);
            return pattern;
        } catch (PatternException bad) {
            throw node.invalid("is malformed: " + bad.getMessage());
        }
    }
}
