package dev.tidemark.evaluator.pattern;

import dev.tidemark.contracts.policy.GroupBy;
import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;

/** A tag that names a semantic version, with or without a leading v. */
public final class SemanticVersion {

    private final Semver version;

    private SemanticVersion(Semver version) {
        this.version = version;
    }

    /** Nothing where the name is no version. */
    public static Optional<SemanticVersion> of(String name) {
        return Optional.ofNullable(Semver.parse(name)).map(SemanticVersion::new);
    }

    /** Its numbers up to and including the part. */
    public List<Integer> upTo(GroupBy.Part part) {
        return switch (part) {
            case MAJOR -> List.of(version.getMajor());
            case MINOR -> List.of(version.getMajor(), version.getMinor());
            case PATCH -> List.of(version.getMajor(), version.getMinor(), version.getPatch());
        };
    }

    Semver version() {
        return version;
    }
}
