package dev.tidemark.contracts.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import java.util.List;
import java.util.Objects;

/**
 * A condition on a repository or an artifact. Harbor allows every kind in both places, and policies in the wild do so; the meaning in
 * the unexpected place is the evaluator's to know. Where what a condition asks for is not known of an artifact, it neither holds nor
 * fails, and the artifact stays.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "selector")
@JsonSubTypes({
    @JsonSubTypes.Type(Selector.ByTag.class),
    @JsonSubTypes.Type(Selector.ByRepository.class),
    @JsonSubTypes.Type(Selector.ByProject.class),
    @JsonSubTypes.Type(Selector.ByName.class),
    @JsonSubTypes.Type(Selector.ByLabel.class),
    @JsonSubTypes.Type(Selector.ByAnnotation.class),
    @JsonSubTypes.Type(Selector.ByArtifactType.class),
    @JsonSubTypes.Type(Selector.ByMediaType.class),
    @JsonSubTypes.Type(Selector.Untagged.class),
    @JsonSubTypes.Type(Selector.Not.class),
    @JsonSubTypes.Type(Selector.AllOf.class),
    @JsonSubTypes.Type(Selector.AnyOf.class)
})
public sealed interface Selector {

    /** Folds over the alternatives. */
    <R> R match(Cases<R> cases);

    /** One method per alternative, so that the compiler finds a forgotten one. */
    interface Cases<R> {
        R byTag(ByTag selector);

        R byRepository(ByRepository selector);

        R byProject(ByProject selector);

        R byName(ByName selector);

        R byLabel(ByLabel selector);

        R byAnnotation(ByAnnotation selector);

        R byArtifactType(ByArtifactType selector);

        R byMediaType(ByMediaType selector);

        R untagged(Untagged selector);

        R not(Not selector);

        R allOf(AllOf selector);

        R anyOf(AnyOf selector);
    }

    /**
     * Selects an artifact of which <em>any</em> tag matches (or, excluding, any tag does not match).
     *
     * @param untagged what holds for artifacts without a tag: selected if true, or, excluding, if false
     */
    @JsonTypeName("tag")
    record ByTag(Pattern pattern, @Required boolean excluding, @Required boolean untagged) implements Selector {
        public ByTag {
            Objects.requireNonNull(pattern, "pattern");
        }

        /** Selects the tags that match, and nothing untagged. */
        public static ByTag matching(Pattern pattern) {
            return new ByTag(pattern, false, false);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byTag(this);
        }
    }

    /** Selects by the repository's name without its project. */
    @JsonTypeName("repository")
    record ByRepository(Pattern pattern, @Required boolean excluding) implements Selector {
        public ByRepository {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byRepository(this);
        }
    }

    /** Selects by the project's name. */
    @JsonTypeName("project")
    record ByProject(Pattern pattern, @Required boolean excluding) implements Selector {
        public ByProject {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byProject(this);
        }
    }

    /** Selects by the repository's whole name, its project included. */
    @JsonTypeName("name")
    record ByName(Pattern pattern) implements Selector {
        public ByName {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byName(this);
        }
    }

    /**
     * Selects an image by a label of its configuration; an index by a label of any of its images.
     *
     * @param value null for any value
     */
    @JsonTypeName("label")
    record ByLabel(String key, @Nullable Pattern value) implements Selector {
        public ByLabel {
            Objects.requireNonNull(key, "key");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byLabel(this);
        }
    }

    /**
     * Selects by an annotation of the manifest itself.
     *
     * @param value null for any value
     */
    @JsonTypeName("annotation")
    record ByAnnotation(String key, @Nullable Pattern value) implements Selector {
        public ByAnnotation {
            Objects.requireNonNull(key, "key");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byAnnotation(this);
        }
    }

    /**
     * Selects by what an artifact declares itself to be, else by its configuration's media type; an index that declares nothing, by the
     * types of its children. One that was read and says nothing, as an image of Docker's first schema, has no type: no pattern selects it.
     */
    @JsonTypeName("artifact-type")
    record ByArtifactType(Pattern pattern) implements Selector {
        public ByArtifactType {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byArtifactType(this);
        }
    }

    /** Selects by the media type of the manifest, without its parameters. */
    @JsonTypeName("media-type")
    record ByMediaType(Pattern pattern) implements Selector {
        public ByMediaType {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byMediaType(this);
        }
    }

    /** Selects what no tag points at. */
    @JsonTypeName("untagged")
    record Untagged() implements Selector {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.untagged(this);
        }
    }

    /** Selects what the other does not; what is unknown to the other stays unknown. */
    @JsonTypeName("not")
    record Not(Selector of) implements Selector {
        public Not {
            Objects.requireNonNull(of, "of");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.not(this);
        }
    }

    /** Selects what all of them select; with none of them, everything. */
    @JsonTypeName("all-of")
    record AllOf(List<Selector> of) implements Selector {

        /** Everything there is. */
        public static final AllOf EVERYTHING = new AllOf(List.of());

        public AllOf {
            of = List.copyOf(of);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.allOf(this);
        }
    }

    /** Selects what at least one of them selects; with none of them, nothing. */
    @JsonTypeName("any-of")
    record AnyOf(List<Selector> of) implements Selector {
        public AnyOf {
            of = List.copyOf(of);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.anyOf(this);
        }
    }
}
