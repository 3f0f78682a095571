package dev.tidemark.evaluator;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.util.List;
import java.util.Set;

/** Says what is meant by what a client named. */
public final class Naming {

    private final String by;
    private final boolean everything;
    private final Set<Tag> tags;
    private final Set<Digest> digests;

    public Naming(Named named) {
        by = named.by();
        everything = named.everything();
        tags = Set.copyOf(named.tags());
        digests = Set.copyOf(named.digests());
    }

    /** Whether the decision is on something that was named. */
    public boolean names(Decision decision) {
        return names(decision.digest(), decision.tags());
    }

    /** Who named it; null where nobody says. */
    String by() {
        return by;
    }

    /** Whether the artifact is named itself, with whatever tags it has. */
    boolean namesWhole(Digest digest) {
        return everything || digests.contains(digest);
    }

    /** Whether the artifact, or one of these tags of it, is named. */
    boolean names(Digest digest, List<Tag> its) {
        return namesWhole(digest) || !tags.isEmpty() && its.stream().anyMatch(tags::contains);
    }
}
