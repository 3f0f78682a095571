package dev.tidemark.evaluator.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A doublestar pattern of the kind that people mostly write, and that has no odd cases: literals with single stars between them, and at
 * most one pair of braces around literals. Against a name without slashes it needs no algorithm, only comparisons of texts.
 */
final class PlainPattern {

    private static final String SPECIAL = "[]{}?\\/";

    /** One per alternative of the braces. */
    private final List<Stars> alternatives;

    private PlainPattern(List<Stars> alternatives) {
        this.alternatives = alternatives;
    }

    /** Nothing where the pattern is of another kind. */
    static Optional<PlainPattern> of(String pattern) {
        List<Stars> alternatives = new ArrayList<>();
        for (String alternative : expanded(pattern)) {
            if (!isPlain(alternative)) {
                return Optional.empty();
            }
            alternatives.add(Stars.of(alternative));
        }
        return Optional.of(new PlainPattern(alternatives));
    }

    /** The characters before the first that does not stand for itself. */
    static String beginning(String pattern) {
        int length = 0;
        while (length < pattern.length()
                && SPECIAL.indexOf(pattern.charAt(length)) < 0
                && pattern.charAt(length) != '*') {
            length++;
        }
        return pattern.substring(0, length);
    }

    /** Whether the name is one that comparisons are enough for. */
    static boolean isFor(String name) {
        return !name.isEmpty() && name.indexOf('/') < 0;
    }

    boolean matches(String name) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i).matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** Behind a star an alternative does not mean what it says, see the consequences of the algorithm; nor does an empty one. */
    private static List<String> expanded(String pattern) {
        int open = pattern.indexOf('{');
        int close = pattern.indexOf('}', open + 1);
        if (open < 0 || close < 0 || open > 0 && pattern.charAt(open - 1) == '*') {
            return List.of(pattern);
        }
        List<String> expanded = new ArrayList<>();
        for (String alternative : pattern.substring(open + 1, close).split(",", -1)) {
            if (alternative.isEmpty() || alternative.indexOf('*') >= 0) {
                return List.of(pattern);
            }
            expanded.add(pattern.substring(0, open) + alternative + pattern.substring(close + 1));
        }
        return expanded;
    }

    private static boolean isPlain(String pattern) {
        if (pattern.contains("**")) {
            return pattern.equals("**");
        }
        return !pattern.isEmpty() && pattern.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /**
     * Literals with stars between them.
     *
     * @param first how a name has to begin
     * @param middle what has to follow, in this order, anywhere before the end
     * @param last how it has to end, null if there is no star: then it is what it begins with
     */
    private record Stars(String first, List<String> middle, String last) {

        static Stars of(String pattern) {
            String[] literals = pattern.replace("**", "*").split("\\*", -1);
            return new Stars(
                    literals[0],
                    literals.length < 3 ? List.of() : List.of(literals).subList(1, literals.length - 1),
                    literals.length == 1 ? null : literals[literals.length - 1]);
        }

        boolean matches(String name) {
            if (last == null) {
                return name.equals(first);
            }
            int end = name.length() - last.length();
            if (end < first.length() || !name.startsWith(first) || !name.endsWith(last)) {
                return false;
            }
            int from = first.length();
            for (int i = 0; i < middle.size(); i++) {
                int found = name.indexOf(middle.get(i), from);
                from = found + middle.get(i).length();
                if (found < 0 || from > end) {
                    return false;
                }
            }
            return true;
        }
    }
}
