package dev.tidemark.evaluator.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.evaluator.TagSeen;

/**
 * A tag as it points at its artifact.
 *
 * @param name without its repository
 * @param pushedAt when it was pointed there, null if unknown
 * @param pulledAt when the artifact was last pulled by this tag, null if unknown or never
 * @param immutable whether the registry protects it from deletion; null counts as false
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagDocument(String name, String pushedAt, String pulledAt, Boolean immutable) {

    static TagDocument of(TagSeen seen) {
        return new TagDocument(
                seen.tag().value(),
                Times.told(seen.pushed()),
                Times.any(seen.pulled()),
                seen.immutable() ? true : null);
    }

    /** @param otherwise when it was pushed where it does not say so itself, null if that is unknown too */
    TagSeen toTag(TimeEvidence otherwise) {
        if (name == null) {
            throw new IllegalArgumentException("a tag has no name");
        }
        Tag tag = new Tag(name);
        TimeEvidence pushed = Times.of(pushedAt, TimeSource.REGISTRY, "tag " + name + ": pushedAt");
        TimeEvidence pulled = Times.of(pulledAt, TimeSource.REGISTRY, "tag " + name + ": pulledAt");
        return new TagSeen(tag, pushed == null ? otherwise : pushed, pulled, Boolean.TRUE.equals(immutable));
    }
}
