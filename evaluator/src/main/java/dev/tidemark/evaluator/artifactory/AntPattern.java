package dev.tidemark.evaluator.artifactory;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.evaluator.InvalidPolicyException;
import dev.tidemark.evaluator.pattern.NamePattern;
import dev.tidemark.evaluator.pattern.PatternException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Patterns as Ant has them: {@code ?} is one character and {@code *} any run of them, neither with a slash; a whole segment {@code **} is
 * any number of segments, also none; everything else is itself. A star alone is two: Artifactory's other patterns have it for everything.
 */
final class AntPattern {

    /** As long as a repository's name may be. */
    private static final int MAX_LENGTH = 255;

    private static final String ANY_SEGMENTS = "**";

    private AntPattern() {}

    static Pattern compile(String member, String text) {
        if (text.length() > MAX_LENGTH) {
            throw InvalidPolicyException.badRequest(
                    member + " has a pattern longer than " + MAX_LENGTH + " characters");
        }
        if (!hasWildcard(text) && !text.endsWith("/")) {
            return new Pattern(Pattern.Syntax.LITERAL, text);
        }
        Pattern glob = new Pattern(Pattern.Syntax.GLOB, glob(text.equals("*") ? ANY_SEGMENTS : text));
        try {
            NamePattern.compile(glob);
            return glob;
        } catch (PatternException bad) {
            throw InvalidPolicyException.badRequest(member + " has a pattern that is too complex: " + text);
        }
    }

    static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static String glob(String text) {
        // as in Ant, a slash at the end stands for everything below
        List<String> segments = segments(text.endsWith("/") ? text + ANY_SEGMENTS : text);
        StringBuilder glob = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            boolean below = i > 0 && i == segments.size() - 1 && segments.get(i).equals(ANY_SEGMENTS);
            glob.append(below ? "{,/**}" : (i > 0 ? "/" : "") + segments.get(i));
        }
        return glob.toString();
    }

    /** As globs have them; several {@code **} in a row are one. */
    private static List<String> segments(String text) {
        List<String> segments = new ArrayList<>();
        for (String segment : Arrays.asList(text.split("/", -1))) {
            boolean any = segment.equals(ANY_SEGMENTS);
            boolean again = any
                    && !segments.isEmpty()
                    && segments.get(segments.size() - 1).equals(ANY_SEGMENTS);
            if (!again) {
                segments.add(
                        any ? ANY_SEGMENTS : segment.replaceAll("\\*+", "*").replaceAll("[\\[\\]{}\\\\]", "\\\\$0"));
            }
        }
        return segments;
    }
}
