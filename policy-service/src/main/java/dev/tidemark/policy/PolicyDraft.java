package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.policy.schedule.Cron;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client wants a policy to say, already compiled.
 *
 * @param document the client's own document as JSON
 * @param cron when it runs by itself; empty if it does not
 */
public record PolicyDraft(Dialect dialect, RetentionRules rules, String document, Optional<Cron> cron) {

    public PolicyDraft {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(cron, "cron");
    }
}
