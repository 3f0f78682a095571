package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import java.time.Instant;
import java.util.List;

/**
 * Decisions that were looked for.
 *
 * @param next where to go on, be it that nothing was found so far; null at the end
 */
public record AuditDecisions(List<Judged> items, String next) {

    /**
     * One of them, and what became of it.
     *
     * @param policy null while that is not known
     * @param explanation why, in a sentence
     * @param outcome null where it stays, or nothing is known yet
     */
    public record Judged(
            long execution,
            long task,
            Long policy,
            Boolean dryRun,
            Instant plannedAt,
            String registry,
            String repository,
            Decision decision,
            String explanation,
            Outcome outcome,
            List<Became> outcomes) {

        public Judged {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * What became of one subject.
     *
     * @param tag null for the manifest
     */
    public record Became(String tag, Outcome outcome, Reason reason, String detail) {}

    public AuditDecisions {
        items = List.copyOf(items);
    }
}
