package dev.tidemark.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * What a dialect makes of an order.
 *
 * @param project the number of the project that the document names, whose one policy it is to be; empty where it is of the order's scope
 */
public record CompiledPolicy(PolicyDraft draft, Optional<Long> project) {

    public CompiledPolicy {
        Objects.requireNonNull(draft, "draft");
        Objects.requireNonNull(project, "project");
    }

    /** One that its document binds to no project. */
    public static CompiledPolicy of(PolicyDraft draft) {
        return new CompiledPolicy(draft, Optional.empty());
    }
}
