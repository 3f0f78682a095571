package dev.tidemark.evaluator.pattern;

import java.util.List;
import org.semver4j.Semver;

/** One side of a range of versions, or an exact version. */
record VersionBound(Relation relation, Semver version) {

    enum Relation {
        BELOW,
        UP_TO,
        EXACTLY,
        FROM,
        ABOVE
    }

    /** What an operator with a version behind it stands for, as npm spells it out; any version where there is no bound. */
    static List<VersionBound> of(String operator, PartialVersion version) {
        if (version.isAny()) {
            return operator.equals("<") || operator.equals(">") ? List.of(below(version)) : List.of();
        }
        int last = version.known() - 1;
        return switch (operator) {
            case "<" -> List.of(version.isFull() ? bound(Relation.BELOW, version) : below(version));
            case "<=" -> List.of(version.isFull() ? bound(Relation.UP_TO, version) : below(version.raised(last)));
            case ">" ->
                List.of(version.isFull() ? bound(Relation.ABOVE, version) : bound(Relation.FROM, version.raised(last)));
            case ">=" -> List.of(bound(Relation.FROM, version));
            case "^" -> between(version, version.raised(version.firstThatCounts()));
            case "~", "~>" -> between(version, version.raised(Math.min(last, 1)));
            default ->
                version.isFull() ? List.of(bound(Relation.EXACTLY, version)) : between(version, version.raised(last));
        };
    }

    boolean holds(Semver candidate) {
        int order = candidate.compareTo(version);
        return switch (relation) {
            case BELOW -> order < 0;
            case UP_TO -> order <= 0;
            case EXACTLY -> order == 0;
            case FROM -> order >= 0;
            case ABOVE -> order > 0;
        };
    }

    /** Whether the bound is itself a pre-release, and one of the same version as the candidate. */
    boolean admitsPreRelease(Semver candidate) {
        return !version.getPreRelease().isEmpty()
                && version.getMajor() == candidate.getMajor()
                && version.getMinor() == candidate.getMinor()
                && version.getPatch() == candidate.getPatch();
    }

    private static List<VersionBound> between(PartialVersion from, PartialVersion to) {
        return List.of(bound(Relation.FROM, from), below(to));
    }

    /** Below all of it, its pre-releases included. */
    private static VersionBound below(PartialVersion version) {
        return bound(Relation.BELOW, version.lowest());
    }

    private static VersionBound bound(Relation relation, PartialVersion version) {
        return new VersionBound(relation, version.version());
    }
}
