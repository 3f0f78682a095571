package dev.tidemark.evaluator.pattern;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;

/** Translates one glob into a regular expression. */
final class GlobTranslation {

    private final String glob;
    private final int[] points;
    private final StringBuilder regexp = new StringBuilder("(?s)");
    /** Of each brace that is open, whether a segment begins at it. */
    private final Deque<Boolean> open = new ArrayDeque<>();

    private int at;
    private boolean atSegment = true;

    GlobTranslation(String glob) {
        this.glob = glob;
        this.points = glob.codePoints().toArray();
    }

    /** @throws PatternException if a bracket, brace or backslash is left open, or a range of characters is the wrong way round */
    String regexp() {
        while (at < points.length) {
            translate(points[at++]);
        }
        if (!open.isEmpty()) {
            throw malformed();
        }
        return regexp.toString();
    }

    private void translate(int next) {
        switch (next) {
            case '*' -> stars();
            case '?' -> append("[^/]");
            case '[' -> append(characterClass());
            case '{' -> {
                open.push(atSegment);
                regexp.append("(?:");
            }
            case '}' -> close();
            case ',' -> comma();
            case '\\' -> literal(following());
            default -> literal(next);
        }
    }

    /** Two stars cross slashes; as a whole segment with another one behind it they may also stand for nothing at all. */
    private void stars() {
        int first = at - 1;
        while (at < points.length && points[at] == '*') {
            at++;
        }
        if (at - first == 1) {
            append("[^/]*");
        } else if (atSegment && at < points.length && points[at] == '/') {
            at++;
            regexp.append("(?:.*/)?");
        } else {
            append(".*");
        }
    }

    private void comma() {
        if (open.isEmpty()) {
            literal(',');
        } else {
            regexp.append('|');
            atSegment = open.peek();
        }
    }

    private void close() {
        if (open.isEmpty()) {
            literal('}');
        } else {
            open.pop();
            append(")");
        }
    }

    private String characterClass() {
        boolean negated = at < points.length && (points[at] == '!' || points[at] == '^');
        at += negated ? 1 : 0;
        GlobClass members = new GlobClass();
        int first = at;
        while (at == first || at < points.length && points[at] != ']') {
            int low = member();
            boolean range = at + 1 < points.length && points[at] == '-' && points[at + 1] != ']';
            at += range ? 1 : 0;
            if (!members.add(low, range ? member() : low)) {
                throw malformed();
            }
        }
        following();
        return members.regexp(negated);
    }

    private int member() {
        int next = following();
        return next == '\\' ? following() : next;
    }

    private int following() {
        if (at >= points.length) {
            throw malformed();
        }
        return points[at++];
    }

    private void literal(int point) {
        append(Pattern.quote(Character.toString(point)));
        atSegment = point == '/';
    }

    private void append(String piece) {
        regexp.append(piece);
        atSegment = false;
    }

    private PatternException malformed() {
        return new PatternException(glob);
    }
}
