package dev.tidemark.contracts.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.Required;
import java.util.Objects;

/**
 * A condition on a repository or an artifact. Harbor allows every kind in both places, and policies in the wild do so; the meaning in
 * the unexpected place is the evaluator's to know.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "selector")
@JsonSubTypes({
    @JsonSubTypes.Type(Selector.ByTag.class),
    @JsonSubTypes.Type(Selector.ByRepository.class),
    @JsonSubTypes.Type(Selector.ByProject.class)
})
public sealed interface Selector {

    /** The pattern that is looked for. */
    Pattern pattern();

    /** Whether the selector selects what does <em>not</em> match. */
    boolean excluding();

    /** Folds over the alternatives. */
    <R> R match(Cases<R> cases);

    /** One method per alternative, so that the compiler finds a forgotten one. */
    interface Cases<R> {
        R byTag(ByTag selector);

        R byRepository(ByRepository selector);

        R byProject(ByProject selector);
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
}
