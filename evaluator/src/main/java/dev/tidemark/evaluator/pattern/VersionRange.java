package dev.tidemark.evaluator.pattern;

import org.semver4j.SemverException;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/** A range of semantic versions as npm writes them. A pre-release is in it only where the range names one of the same version. */
final class VersionRange implements NamePattern {

    private static final int MAX_LENGTH = 1_000;

    private final RangeList ranges;

    private VersionRange(RangeList ranges) {
        this.ranges = ranges;
    }

    /** @throws PatternException if it is not a range, or too long */
    static VersionRange compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new PatternException(text);
        }
        try {
            return new VersionRange(RangeListFactory.create(text));
        } catch (SemverException bad) {
            throw new PatternException(text);
        }
    }

    @Override
    public boolean matches(String name) {
        return SemanticVersion.of(name)
                .filter(version -> version.version().satisfies(ranges))
                .isPresent();
    }
}
