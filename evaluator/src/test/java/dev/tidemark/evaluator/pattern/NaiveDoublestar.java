package dev.tidemark.evaluator.pattern;

import java.util.ArrayList;
import java.util.List;

/** The algorithm word for word, in time that grows exponentially with hostile patterns: what the real one is measured against. */
public final class NaiveDoublestar {

    private NaiveDoublestar() {}

    /** Whether the pattern matches the whole name. */
    public static boolean matches(String pattern, String name) {
        return pattern.isEmpty() || walk(pattern, components(name));
    }

    private static boolean walk(String pattern, List<String> components) {
        int slash = indexOf(pattern, '/');
        String piece = slash < 0 ? pattern : pattern.substring(0, slash);
        if (piece.equals("**")) {
            return slash < 0 || anySuffix(pattern.substring(slash + 1), components);
        }
        List<String> remainders = component(pattern, components.get(0));
        if (remainders == null) {
            return false;
        }
        if (remainders.isEmpty() && components.size() == 1) {
            return true;
        }
        for (String remainder : remainders) {
            if (components.size() > 1 && walk(remainder, components.subList(1, components.size()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anySuffix(String pattern, List<String> components) {
        for (int from = 0; from < components.size(); from++) {
            try {
                if (walk(pattern, components.subList(from, components.size()))) {
                    return true;
                }
            } catch (PatternException swallowed) {
                continue;
            }
        }
        return false;
    }

    private static List<String> components(String name) {
        List<String> components = new ArrayList<>();
        String rest = name;
        for (int slash = indexOf(rest, '/'); slash >= 0; slash = indexOf(rest, '/')) {
            components.add(rest.substring(0, slash));
            rest = rest.substring(slash + 1);
        }
        components.add(rest);
        return components;
    }

    /** What is left of the pattern after the component, per way to match it; null where there is no way. */
    private static List<String> component(String pattern, String name) {
        int p = 0;
        int n = 0;
        while (p < pattern.length() && n < name.length()) {
            int wanted = pattern.codePointAt(p);
            int found = name.codePointAt(n);
            switch (wanted) {
                case '/':
                    return null;
                case '*':
                    return afterStar(pattern.substring(p + 1), name.substring(n));
                case '{':
                    return alternatives(pattern.substring(p), name.substring(n));
                case '?':
                    p++;
                    break;
                case '[':
                    int end = indexOf(pattern.substring(p + 1), ']');
                    if (end < 0) {
                        throw new PatternException(pattern);
                    }
                    if (!isMember(pattern.substring(p + 1, p + 1 + end), found)) {
                        return null;
                    }
                    p += end + 2;
                    break;
                default:
                    p += wanted == '\\' ? 1 : 0;
                    int literal = literal(pattern, p);
                    if (literal != found) {
                        return null;
                    }
                    p += Character.charCount(literal);
            }
            n += Character.charCount(found);
        }
        return n < name.length() ? null : atEnd(pattern.substring(p));
    }

    private static int literal(String pattern, int at) {
        if (at == pattern.length() || at > 0 && pattern.charAt(at - 1) == '\\' && pattern.codePointAt(at) == 0xFFFD) {
            throw new PatternException(pattern);
        }
        return pattern.codePointAt(at);
    }

    private static List<String> afterStar(String rest, String name) {
        if (rest.isEmpty()) {
            return List.of();
        }
        if (rest.charAt(0) == '/') {
            return List.of(rest.substring(1));
        }
        for (int from = 0; from < name.length(); from = name.offsetByCodePoints(from, 1)) {
            List<String> remainders = component(rest, name.substring(from));
            if (remainders != null) {
                return remainders;
            }
        }
        return null;
    }

    private static List<String> alternatives(String pattern, String name) {
        int close = closing(pattern);
        if (close < 0) {
            throw new PatternException(pattern);
        }
        List<String> all = null;
        for (String option : options(pattern.substring(1, close))) {
            List<String> remainders = component(option + pattern.substring(close + 1), name);
            if (remainders != null) {
                all = all == null ? new ArrayList<>() : all;
                all.addAll(remainders);
            }
        }
        return all;
    }

    private static List<String> atEnd(String rest) {
        int slash = indexOf(rest, '/');
        if (!isZeroLength(slash < 0 ? rest : rest.substring(0, slash))) {
            return null;
        }
        return slash < 0 ? List.of() : List.of(rest.substring(slash + 1));
    }

    private static boolean isZeroLength(String piece) {
        if (piece.isEmpty() || piece.equals("*") || piece.equals("**")) {
            return true;
        }
        if (piece.charAt(0) != '{') {
            return false;
        }
        int close = closing(piece);
        if (close < 0) {
            throw new PatternException(piece);
        }
        return isZeroLength(piece.substring(close + 1))
                && options(piece.substring(1, close)).stream().anyMatch(NaiveDoublestar::isZeroLength);
    }

    private static boolean isMember(String members, int found) {
        boolean negated = members.startsWith("^");
        boolean member = false;
        if (members.isEmpty()) {
            throw new PatternException(members);
        }
        int[] points = members.codePoints().toArray();
        int at = negated ? 1 : 0;
        while (at < points.length) {
            at = bound(points, at);
            int low = points[at++];
            int high = low;
            if (at < points.length && points[at] == '-') {
                at = bound(points, at + 1);
                high = points[at++];
            }
            member |= low <= found && found <= high;
        }
        return member != negated;
    }

    private static int bound(int[] points, int at) {
        if (at >= points.length || points[at] == '-') {
            throw new PatternException("-");
        }
        if (points[at] == '\\') {
            if (at + 1 == points.length) {
                throw new PatternException("\\");
            }
            return at + 1;
        }
        return at;
    }

    /** The first one without a backslash right before it, even where that backslash is itself escaped. */
    private static int indexOf(String text, char wanted) {
        int at = text.indexOf(wanted);
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at = text.indexOf(wanted, at + 1);
        }
        return at;
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> options(String text) {
        List<String> options = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                options.add(text.substring(start, i));
                start = i + 1;
            }
        }
        options.add(text.substring(start));
        return options;
    }
}
