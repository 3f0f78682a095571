package dev.tidemark.evaluator.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The characters between the brackets of a glob, as a class of a regular expression. A slash is never among them. */
final class GlobClass {

    private static final String NOTHING = "[^\\x{0}-\\x{10FFFF}]";

    private final List<int[]> ranges = new ArrayList<>();

    /**
     * Adds what lies between two characters, both included.
     *
     * @return false if they are in the wrong order
     */
    boolean add(int low, int high) {
        if (low < '/' && '/' < high) {
            ranges.add(new int[] {low, '/' - 1});
            ranges.add(new int[] {'/' + 1, high});
        } else {
            int from = low == '/' ? low + 1 : low;
            int to = high == '/' ? high - 1 : high;
            if (from <= to) {
                ranges.add(new int[] {from, to});
            }
        }
        return low <= high;
    }

    String regexp(boolean negated) {
        String members = ranges.stream()
                .map(range -> "\\x{%X}-\\x{%X}".formatted(range[0], range[1]))
                .collect(Collectors.joining());
        if (negated) {
            return "[^/" + members + "]";
        }
        return members.isEmpty() ? NOTHING : "[" + members + "]";
    }
}
