package dev.tidemark.evaluator.pattern;

import com.google.re2j.Pattern;

/** Translates one glob into a regular expression. */
final class GlobTranslation {

    private final String glob;
    private final StringBuilder regexp = new StringBuilder("(?s)");
    private int at;
    private int depth;

    GlobTranslation(String glob) {
        this.glob = glob;
    }

    /** @throws PatternException if a bracket, brace or backslash is left open */
    String regexp() {
        while (at < glob.length()) {
            translate(glob.charAt(at++));
        }
        if (depth > 0) {
            throw new PatternException(glob);
        }
        return regexp.toString();
    }

    private void translate(char next) {
        switch (next) {
            case '*' -> star();
            case '?' -> regexp.append("[^/]");
            case '[' -> characterClass();
            case '{' -> {
                depth++;
                regexp.append("(?:");
            }
            case '}' -> {
                regexp.append(depth > 0 ? ")" : "\\}");
                depth = Math.max(0, depth - 1);
            }
            case ',' -> regexp.append(depth > 0 ? "|" : ",");
            case '\\' -> literal(following());
            default -> literal(next);
        }
    }

    /** Two stars cross slashes; with a slash behind them, as in {@code **}{@code /x}, they may also stand for nothing at all. */
    private void star() {
        if (!glob.startsWith("*", at)) {
            regexp.append("[^/]*");
            return;
        }
        at++;
        boolean wholeSegment = glob.startsWith("/", at) && (at == 2 || glob.charAt(at - 3) == '/');
        regexp.append(wholeSegment ? "(?:.*/)?" : ".*");
        at += wholeSegment ? 1 : 0;
    }

    private void characterClass() {
        boolean negated = glob.startsWith("!", at) || glob.startsWith("^", at);
        at += negated ? 1 : 0;
        regexp.append(negated ? "[^/" : "[");
        int first = at;
        for (char next = following(); next != ']' || at == first + 1; next = following()) {
            if (next == '\\') {
                next = following();
                regexp.append('\\');
            } else if (next == '[' || next == ']' || next == '^' || next == '&') {
                regexp.append('\\');
            }
            regexp.append(next);
        }
        regexp.append(']');
    }

    private char following() {
        if (at >= glob.length()) {
            throw new PatternException(glob);
        }
        return glob.charAt(at++);
    }

    private void literal(char character) {
        regexp.append(Pattern.quote(String.valueOf(character)));
    }
}
