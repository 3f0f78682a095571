package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.policy.schedule.Cron;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client wants a policy to say, already compiled.
 *
 * @param name what the client calls it, unique among the policies of the registry and dialect; empty if it is known by its number only
 * @param document the client's own document as JSON
 * @param cron when it runs by itself; empty if it does not
 * @param enabled whether clock and events may make it run
 * @param maxRun how long an execution may take; empty for a day, and never more
 */
public record PolicyDraft(
        Dialect dialect,
        Optional<String> name,
        RetentionRules rules,
        String document,
        Optional<Cron> cron,
        boolean enabled,
        Optional<Duration> maxRun) {

    public PolicyDraft {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(cron, "cron");
        Objects.requireNonNull(maxRun, "maxRun");
    }

    /** One that has no name, is enabled, and may run for a day. */
    public PolicyDraft(Dialect dialect, RetentionRules rules, String document, Optional<Cron> cron) {
        this(dialect, Optional.empty(), rules, document, cron, true, Optional.empty());
    }
}
