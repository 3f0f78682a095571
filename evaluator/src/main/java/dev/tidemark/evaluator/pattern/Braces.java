package dev.tidemark.evaluator.pattern;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Where the braces of a pattern close and where their alternatives end, found in one pass from left to right. */
final class Braces {

    private static final int NONE = -1;

    private final int[] points;
    /** Of an opening brace its closing one. */
    private final int[] closing;
    /** Of an opening brace or a comma the comma or closing brace that ends the alternative it begins. */
    private final int[] optionEnd;
    /** How many slashes there are before a position, those behind a backslash not counted. */
    private final int[] slashes;

    private final boolean[] zeroOption;

    Braces(int[] points) {
        this.points = points;
        closing = new int[points.length];
        optionEnd = new int[points.length];
        slashes = new int[points.length + 1];
        zeroOption = new boolean[points.length];
        Arrays.fill(closing, NONE);
        pair();
        countSlashes();
        for (int at = points.length - 1; at >= 0; at--) {
            zeroOption[at] = closing[at] != NONE && hasZeroOption(at);
        }
    }

    boolean isClosed(int open) {
        return closing[open] != NONE;
    }

    int closing(int open) {
        return closing[open];
    }

    /** The end of the alternative that the brace or comma begins. */
    int optionEnd(int opener) {
        return optionEnd[opener];
    }

    /** Whether the original, which looks no further than the next slash here, would miss the closing brace. */
    boolean isCutBySlash(int open) {
        return slashes[closing[open]] > slashes[open];
    }

    /** Whether some alternative matches the empty text by what the original counts as such. */
    boolean zeroOption(int open) {
        return zeroOption[open];
    }

    private void pair() {
        Deque<Integer> open = new ArrayDeque<>();
        Deque<Integer> openers = new ArrayDeque<>();
        for (int at = 0; at < points.length; at++) {
            switch (points[at]) {
                case '\\' -> at++;
                case '{' -> {
                    open.push(at);
                    openers.push(at);
                }
                case ',' -> {
                    if (!open.isEmpty()) {
                        optionEnd[openers.pop()] = at;
                        openers.push(at);
                    }
                }
                case '}' -> {
                    if (!open.isEmpty()) {
                        optionEnd[openers.pop()] = at;
                        closing[open.pop()] = at;
                    }
                }
                default -> {}
            }
        }
    }

    private void countSlashes() {
        for (int at = 0; at < points.length; at++) {
            boolean bare = points[at] == '/' && (at == 0 || points[at - 1] != '\\');
            slashes[at + 1] = slashes[at] + (bare ? 1 : 0);
        }
    }

    private boolean hasZeroOption(int open) {
        int opener = open;
        while (opener != closing[open]) {
            if (isZero(opener + 1, optionEnd[opener])) {
                return true;
            }
            opener = optionEnd[opener];
        }
        return false;
    }

    /** Inner braces come later in the pattern, so their answers are there already. */
    private boolean isZero(int from, int end) {
        int at = from;
        while (at < end && points[at] == '{') {
            if (!zeroOption[at]) {
                return false;
            }
            at = closing[at] + 1;
        }
        int left = end - at;
        return left == 0 || points[at] == '*' && (left == 1 || left == 2 && points[at + 1] == '*');
    }
}
