package dev.tidemark.evaluator.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A glob over the whole name, translated into a regular expression, so that it too takes linear time. */
final class Glob implements NamePattern {

    private static final int MAX_LENGTH = 10_000;

    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws PatternException if a bracket, brace or backslash is left open, or it is too long */
    static Glob compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new PatternException(text);
        }
        try {
            return new Glob(Pattern.compile(new GlobTranslation(text).regexp()));
        } catch (PatternSyntaxException bad) {
            throw new PatternException(text);
        }
    }

    @Override
    public boolean matches(String name) {
        return pattern.matches(name);
    }
}
