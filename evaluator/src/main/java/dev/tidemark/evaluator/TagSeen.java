package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.registry.Tag;
import java.util.Objects;

/**
 * A tag as it points at an artifact.
 *
 * @param pushed when it was pointed there, null if unknown
 */
public record TagSeen(Tag tag, TimeEvidence pushed) {

    public TagSeen {
        Objects.requireNonNull(tag, "tag");
    }
}
