package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.List;

/**
 * A manifest with what matters for references.
 *
 * @param doubt why it may refer to anything, null where it is known what it refers to
 * @param children what it refers to as an index
 * @param subject what it is a referrer of, or null
 * @param tags ascending
 */
public record Manifest(Digest digest, Reason doubt, List<Digest> children, Digest subject, List<Tag> tags) {

    public Manifest {
        children = List.copyOf(children);
        tags = tags.stream().sorted().toList();
    }
}
