package dev.tidemark.evaluator.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * A range of semantic versions as npm writes them. A pre-release is in it only where the range names one of the same version.
 *
 * <p>The library that compares versions reads ranges too, but takes {@code ^0} for everything from 0 on, {@code x} for nothing and
 * {@code latest} for anything, and passes over what it does not understand. A range decides what is deleted, so it is read here.
 */
final class VersionRange implements NamePattern {

    private static final int MAX_LENGTH = 1_000;
    private static final String OPERATOR = "(>=|<=|~>|[<>=~^])";
    private static final Pattern OPERATOR_APART = Pattern.compile(OPERATOR + " +");
    private static final Pattern COMPARATOR = Pattern.compile(OPERATOR + "?([^<>=~^]+)");
    private static final Pattern HYPHEN = Pattern.compile("([^ ]+) +- +([^ ]+)");

    private final List<List<VersionBound>> alternatives;

    private VersionRange(List<List<VersionBound>> alternatives) {
        this.alternatives = alternatives;
    }

    /** @throws PatternException if it is not a range, or too long */
    static VersionRange compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw PatternException.tooComplex(text);
        }
        return new VersionRange(Arrays.stream(text.split("\\|\\|", -1))
                .map(alternative -> bounds(alternative.trim(), text))
                .toList());
    }

    @Override
    public boolean matches(String name) {
        return SemanticVersion.of(name)
                .map(SemanticVersion::version)
                .filter(version -> alternatives.stream().anyMatch(bounds -> contain(bounds, version)))
                .isPresent();
    }

    private static boolean contain(List<VersionBound> bounds, Semver version) {
        return bounds.stream().allMatch(bound -> bound.holds(version))
                && (version.getPreRelease().isEmpty()
                        || bounds.stream().anyMatch(bound -> bound.admitsPreRelease(version)));
    }

    private static List<VersionBound> bounds(String alternative, String range) {
        Matcher hyphen = HYPHEN.matcher(alternative);
        if (hyphen.matches()) {
            return Stream.concat(
                            VersionBound.of(">=", version(hyphen.group(1), range)).stream(),
                            VersionBound.of("<=", version(hyphen.group(2), range)).stream())
                    .toList();
        }
        String together = OPERATOR_APART.matcher(alternative).replaceAll("$1");
        return Arrays.stream(together.split(" +"))
                .flatMap(comparator -> comparator(comparator, range).stream())
                .toList();
    }

    private static List<VersionBound> comparator(String comparator, String range) {
        Matcher matcher = COMPARATOR.matcher(comparator);
        if (!matcher.matches()) {
            throw new PatternException(range);
        }
        String operator = matcher.group(1) == null ? "" : matcher.group(1);
        return VersionBound.of(operator, version(matcher.group(2), range));
    }

    private static PartialVersion version(String text, String range) {
        return PartialVersion.parse(text).orElseThrow(() -> new PatternException(range));
    }
}
