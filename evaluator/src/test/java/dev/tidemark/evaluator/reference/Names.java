package dev.tidemark.evaluator.reference;

import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.evaluator.pattern.NaiveDoublestar;
import java.util.List;
import java.util.stream.IntStream;
import org.semver4j.Semver;

/** Matches names against patterns, as libraries do or by trying every way. */
final class Names {

    private Names() {}

    static boolean match(Pattern pattern, String name) {
        return switch (pattern.syntax()) {
            case DOUBLESTAR -> NaiveDoublestar.matches(pattern.text(), name);
            case LITERAL -> pattern.text().equals(name);
            case GLOB -> glob(pattern.text(), name);
            case REGEXP ->
                java.util.regex.Pattern.compile(pattern.text()).matcher(name).find();
            case SEMVER -> Semver.parse(name) != null && Semver.parse(name).satisfies(pattern.text());
        };
    }

    /** Without escapes, and braces not in one another: more is not asked of it. */
    private static boolean glob(String glob, String name) {
        if (glob.isEmpty() || name.isEmpty() && !glob.startsWith("*") && !glob.startsWith("{")) {
            return glob.isEmpty() && name.isEmpty();
        }
        String rest = glob.substring(1);
        return switch (glob.charAt(0)) {
            case '{' ->
                List.of(glob.substring(1, glob.indexOf('}')).split(",")).stream()
                        .anyMatch(option -> glob(option + glob.substring(glob.indexOf('}') + 1), name));
            case '[' ->
                name.substring(0, 1).matches(glob.substring(0, glob.indexOf(']') + 1))
                        && glob(glob.substring(glob.indexOf(']') + 1), name.substring(1));
            case '*' ->
                rest.startsWith("*")
                        ? anySuffix(rest.substring(1), name, name.length())
                        : anySuffix(rest, name, name.contains("/") ? name.indexOf('/') : name.length());
            case '?' -> name.charAt(0) != '/' && glob(rest, name.substring(1));
            default -> glob.charAt(0) == name.charAt(0) && glob(rest, name.substring(1));
        };
    }

    private static boolean anySuffix(String glob, String name, int last) {
        return IntStream.rangeClosed(0, last).anyMatch(from -> glob(glob, name.substring(from)));
    }
}
