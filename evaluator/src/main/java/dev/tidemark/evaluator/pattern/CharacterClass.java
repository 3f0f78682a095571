package dev.tidemark.evaluator.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A set of characters: everything that lies in one of the ranges, or everything else. */
final class CharacterClass {

    static final CharacterClass ANY = new CharacterClass(new int[0], true);

    /** Low and high by turns, ascending, without overlap. */
    private final int[] bounds;

    private final boolean negated;

    private CharacterClass(int[] bounds, boolean negated) {
        this.bounds = bounds;
        this.negated = negated;
    }

    static CharacterClass of(int point) {
        return new CharacterClass(new int[] {point, point}, false);
    }

    /** What stands between the brackets; empty if it is malformed. */
    static Optional<CharacterClass> parse(int[] members) {
        if (members.length == 0) {
            return Optional.empty();
        }
        boolean negated = members[0] == '^';
        List<int[]> ranges = new ArrayList<>();
        int at = negated ? 1 : 0;
        while (at < members.length) {
            int low = bound(members, at);
            if (low < 0) {
                return Optional.empty();
            }
            int high = low;
            if (low + 1 < members.length && members[low + 1] == '-') {
                high = bound(members, low + 2);
                if (high < 0) {
                    return Optional.empty();
                }
            }
            if (members[low] <= members[high]) {
                ranges.add(new int[] {members[low], members[high]});
            }
            at = high + 1;
        }
        return Optional.of(new CharacterClass(merged(ranges), negated));
    }

    boolean contains(int point) {
        int found = Arrays.binarySearch(bounds, point);
        // between a low and its high the insertion point is odd
        boolean inside = found >= 0 || (-found - 1) % 2 == 1;
        return inside != negated;
    }

    /** Where the character is that begins or ends a range: behind its backslash, if it has one; negative if there is none. */
    private static int bound(int[] members, int at) {
        if (at >= members.length || members[at] == '-') {
            return -1;
        }
        if (members[at] != '\\') {
            return at;
        }
        return at + 1 < members.length ? at + 1 : -1;
    }

    private static int[] merged(List<int[]> ranges) {
        ranges.sort(Comparator.comparingInt(range -> range[0]));
        int[] bounds = new int[2 * ranges.size()];
        int size = 0;
        for (int[] range : ranges) {
            if (size > 0 && range[0] <= bounds[size - 1]) {
                bounds[size - 1] = Math.max(bounds[size - 1], range[1]);
            } else {
                bounds[size++] = range[0];
                bounds[size++] = range[1];
            }
        }
        return Arrays.copyOf(bounds, size);
    }
}
