package dev.tidemark.evaluator.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a regular expression asks for, told from its text alone. The library matches in time linear in the name's length, but counted
 * repeats multiply the expression, and the library calls itself as deep as an expression nests and as often as parts of it can be empty one
 * after the other. All figures are upper bounds; of a malformed expression they mean nothing.
 */
final class Complexity {

    /** Steps of one position of a name: a few milliseconds for the longest tag. */
    private static final int MAX_SIZE = 10_000;
    /** Half of what fits a stack of 512 KiB in interpreted code. */
    private static final int MAX_DEPTH = 250;
    /** Likewise; a choice among a thousand names still fits. */
    private static final int MAX_OPERATORS = 1_000;

    /** What can stand behind the opening brace of a repeat. */
    private static final Pattern COUNTS = Pattern.compile("(\\d{1,4})(?:,(\\d{1,4})?)?\\}");

    private final String text;
    private final Deque<Part> open = new ArrayDeque<>();
    private Part inner = new Part();
    private int at;

    private Complexity(String text) {
        this.text = text;
    }

    /** Whether the expression stays within the bounds. */
    static boolean isBounded(String expression) {
        return new Complexity(expression).read();
    }

    private boolean read() {
        while (at < text.length() && inner.isBounded()) {
            read(text.charAt(at++));
        }
        while (!open.isEmpty()) {
            close();
        }
        return inner.isBounded();
    }

    private void read(char next) {
        switch (next) {
            case '(' -> {
                open.push(inner);
                inner = new Part();
                // of a group's own question mark nothing is to be repeated
                at += text.startsWith("?", at) ? 1 : 0;
            }
            case ')' -> close();
            case '[' -> {
                skipClass();
                inner.add(Part.characterClass());
            }
            case '\\' -> escape();
            case '{' -> repeat();
            case '*', '+', '?' -> inner.repeatLast(1, 1);
            case '|', '^', '$' -> inner.add(Part.operator());
            default -> inner.add(Part.one());
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            Part group = inner.closed();
            inner = open.pop();
            inner.add(group);
        }
    }

    /** A repeat with counts, or else a brace as it is. */
    private void repeat() {
        Matcher counts = COUNTS.matcher(text).region(at, text.length());
        if (!counts.lookingAt()) {
            inner.add(Part.one());
            return;
        }
        at = counts.end();
        int least = Integer.parseInt(counts.group(1));
        int most = counts.group(2) == null ? least : Integer.parseInt(counts.group(2));
        inner.repeatLast(Math.max(1, Math.max(least, most)), 1 + Math.max(0, most - least));
    }

    private void escape() {
        char kind = at < text.length() ? text.charAt(at++) : ' ';
        if (kind == 'Q') {
            int end = text.indexOf("\\E", at);
            int literal = (end < 0 ? text.length() : end) - at;
            inner.add(new Part(literal, 0, 0));
            at = end < 0 ? text.length() : end + 2;
            return;
        }
        boolean inBraces = "xpP".indexOf(kind) >= 0 && text.startsWith("{", at);
        at = inBraces ? Math.max(at, text.indexOf('}', at) + 1) : at;
        inner.add(
                switch (kind) {
                    case 'A', 'z', 'b', 'B' -> Part.operator();
                    case 'p', 'P' -> Part.characterClass();
                    default -> Part.one();
                });
    }

    /** Up to the bracket that closes it; one that comes first, or belongs to a named class, does not. */
    private void skipClass() {
        at += text.startsWith("^", at) ? 1 : 0;
        int first = at;
        while (at < text.length() && (text.charAt(at) != ']' || at == first)) {
            int named = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
            at = named >= 0 ? named + 2 : at + (text.charAt(at) == '\\' ? 2 : 1);
        }
        at++;
    }

    /** Of a part of the expression: its instructions, how deep it nests, and how many of its instructions want no character. */
    private static final class Part {
        private long size;
        private long depth;
        private long operators;
        private Part last;

        Part() {
            this(0, 0, 0);
        }

        Part(long size, long depth, long operators) {
            this.size = size;
            this.depth = depth;
            this.operators = operators;
        }

        static Part one() {
            return new Part(1, 0, 0);
        }

        /** A large one of Unicode's takes some kilobytes. */
        static Part characterClass() {
            return new Part(10, 0, 0);
        }

        static Part operator() {
            return new Part(1, 0, 1);
        }

        boolean isBounded() {
            return size <= MAX_SIZE && depth <= MAX_DEPTH && operators <= MAX_OPERATORS;
        }

        Part closed() {
            return new Part(size + 2, depth + 1, operators + 1);
        }

        void add(Part part) {
            size += part.size;
            operators += part.operators;
            depth = Math.max(depth, part.depth);
            last = part;
        }

        /** Takes the last part so often instead of once, with so many operators of the repeat's own, one inside the other. */
        void repeatLast(long times, long own) {
            if (last != null) {
                size += last.size * (times - 1) + own;
                operators += last.operators * (times - 1) + own;
                depth = Math.max(depth, last.depth + own);
                last = new Part(last.size * times + own, last.depth + own, last.operators * times + own);
            }
        }
    }
}
