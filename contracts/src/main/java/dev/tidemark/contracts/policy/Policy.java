package dev.tidemark.contracts.policy;

import dev.tidemark.contracts.Nullable;
import dev.tidemark.contracts.Required;
import java.util.Objects;

/**
 * A policy at one of its revisions.
 *
 * @param revision 1 for the first; each change adds 1, and consumers ignore a lower one than they know
 * @param cron when it runs by itself, in the dialect's cron form, or null if it does not
 * @param document the client's own document as JSON, echoed exactly; rules and scope are what it was compiled into
 * @param eventTrigger what makes it run by itself for one repository, or null if no event does; no part of the document
 */
public record Policy(
        PolicyId id,
        @Required int revision,
        Dialect dialect,
        Scope scope,
        RetentionRules rules,
        @Nullable String cron,
        String document,
        @Nullable EventTrigger eventTrigger) {

    public Policy {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(document, "document");
        if (revision < 1) {
            throw new IllegalArgumentException("a revision starts at 1: " + revision);
        }
    }

    /** One that no event makes run. */
    public Policy(
            PolicyId id,
            int revision,
            Dialect dialect,
            Scope scope,
            RetentionRules rules,
            String cron,
            String document) {
        this(id, revision, dialect, scope, rules, cron, document, null);
    }
}
