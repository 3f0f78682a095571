package dev.tidemark.evaluator.graph;

import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.List;

/** What matters of a manifest for references. */
public interface Manifest {

    Digest digest();

    /** Why it may refer to anything, null where it is known what it refers to. */
    Reason doubt();

    /** What it refers to as an index. */
    List<Digest> children();

    /** What it is a referrer of, or null. */
    Digest subject();

    /** Ascending. */
    List<Tag> tagNames();
}
