package dev.tidemark.evaluator.pattern;

import com.google.re2j.Pattern;

/** A glob over the whole name, translated into a regular expression, so that it too takes linear time. */
final class Glob implements NamePattern {

    private static final int MAX_LENGTH = 10_000;

    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws PatternException if a bracket, brace or backslash is left open, a range is the wrong way round, or it is too large */
    static Glob compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw PatternException.tooComplex(text);
        }
        return new Glob(Regexp.bounded(new GlobTranslation(text).regexp(), text));
    }

    @Override
    public boolean matches(String name) {
        return pattern.matches(name);
    }
}
