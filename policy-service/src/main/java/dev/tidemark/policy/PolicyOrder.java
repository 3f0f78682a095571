package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Scope;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy as it is asked for past its dialect's own wire: the dialect's document, and what that wire would say beside it.
 *
 * @param scope where it is to apply; a dialect whose document says so itself may find that it disagrees
 * @param cron when it is to run by itself, for dialects whose documents have no schedule
 * @param document as JSON
 */
public record PolicyOrder(Scope scope, Optional<String> name, Optional<String> cron, boolean enabled, String document) {

    public PolicyOrder {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cron, "cron");
        Objects.requireNonNull(document, "document");
    }
}
