package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.Tag;
import java.util.Objects;

/**
 * A tag as it points at an artifact.
 *
 * @param pushed when it was pointed there, null if unknown
 * @param pulled when the artifact was last pulled by this tag, null if unknown or never
 * @param immutable whether the registry protects it from deletion
 */
public record TagSeen(Tag tag, TimeEvidence pushed, TimeEvidence pulled, boolean immutable) {

    public TagSeen {
        Objects.requireNonNull(tag, "tag");
    }

    /** One that nobody protects, and of whose pulls nothing is known. */
    public TagSeen(Tag tag, TimeEvidence pushed) {
        this(tag, pushed, null, false);
    }
}
