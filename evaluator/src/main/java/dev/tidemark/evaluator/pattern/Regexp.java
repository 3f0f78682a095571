package dev.tidemark.evaluator.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A regular expression in RE2 syntax: searched for anywhere in a name, in time linear in the name's length. */
public final class Regexp implements NamePattern {

    /** Longer ones are no longer written by people, and cost memory for each of them. */
    private static final int MAX_LENGTH = 10_000;

    /** Of an expression without alternatives, characters that stand for themselves, and, behind them, something that does not repeat them. */
    private static final Pattern BEGINNING = Pattern.compile("^\\^([\\w-]+)(?:(?:[$.\\[]|\\\\[.d])[^|]*)?$");

    private final Pattern pattern;
    /** What names have to begin with to match, empty if that may be anything; the library takes ten times as long to find that out. */
    private final String beginning;

    private Regexp(Pattern pattern) {
        this.pattern = pattern;
        Matcher matcher = BEGINNING.matcher(pattern.pattern());
        beginning = matcher.matches() ? matcher.group(1) : "";
    }

    /** @throws PatternException if it is malformed, or too large */
    public static Regexp compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw PatternException.tooComplex(text);
        }
        return new Regexp(bounded(text, text));
    }

    /**
     * Compiles an expression, if that and matching it stay within bounds.
     *
     * @param written what was written for it, for messages
     * @throws PatternException if it is malformed, or too large
     */
    static Pattern bounded(String expression, String written) {
        if (!Complexity.isBounded(expression)) {
            throw PatternException.tooComplex(written);
        }
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException bad) {
            throw new PatternException(written);
        }
    }

    @Override
    public boolean matches(String name) {
        return name.startsWith(beginning) && pattern.matcher(name).find();
    }

    /** What its groups captured, in their order, or, without groups, the whole hit; nothing where it is not in the name. */
    public Optional<List<String>> captured(String name) {
        Matcher matcher = pattern.matcher(name);
        if (!name.startsWith(beginning) || !matcher.find()) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>();
        for (int i = matcher.groupCount() == 0 ? 0 : 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            groups.add(group == null ? "" : group);
        }
        return Optional.of(groups);
    }
}
