package dev.tidemark.contracts.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Objects;

/**
 * How tags are divided into streams, each of which keeps its own newest: per branch, per pull request, per minor version. Tags that belong
 * to no stream, untagged artifacts among them, are one more group together.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "group")
@JsonSubTypes({@JsonSubTypes.Type(GroupBy.Capture.class), @JsonSubTypes.Type(GroupBy.Version.class)})
public sealed interface GroupBy {

    /** Folds over the alternatives. */
    <R> R match(Cases<R> cases);

    /** One method per alternative, so that the compiler finds a forgotten one. */
    interface Cases<R> {
        R capture(Capture groupBy);

        R version(Version groupBy);
    }

    /**
     * By what the groups of a regular expression, searched for in the tag, capture.
     *
     * @param regexp in RE2 syntax; without a group of its own the whole hit counts
     */
    @JsonTypeName("capture")
    record Capture(String regexp) implements GroupBy {
        public Capture {
            Objects.requireNonNull(regexp, "regexp");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.capture(this);
        }
    }

    /** By the version that a tag names, up to and including a part of it: by minor, 1.4.0 and 1.4.2 are one stream, 1.5.0 another. */
    @JsonTypeName("version")
    record Version(Part part) implements GroupBy {
        public Version {
            Objects.requireNonNull(part, "part");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.version(this);
        }
    }

    /** The parts of a semantic version. */
    enum Part {
        MAJOR,
        MINOR,
        PATCH
    }
}
