package dev.tidemark.audit.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.audit.database.Rows;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;

/**
 * What was decided on an artifact, or on a tag where the policy's unit is the tag.
 *
 * @param task the number of the task
 * @param pushed when it was last pushed, null if unknown
 * @param pushedBy how that is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionLine(
        long execution,
        long task,
        Long policy,
        Boolean dryRun,
        Instant plannedAt,
        String registry,
        String project,
        String repository,
        String digest,
        List<String> tags,
        Decision.Role role,
        Decision.Verdict verdict,
        Reason reason,
        String rule,
        Integer rank,
        boolean spared,
        String follows,
        Instant pushed,
        TimeSource pushedBy,
        Instant pulled,
        TimeSource pulledBy,
        Instant created,
        Instant pullsKnownSince) {

    /** @param chunk of a task's decisions, with what is said of the task */
    static List<DecisionLine> of(Row chunk, List<Decision> decisions) {
        var repository = new RepositoryName(chunk.getString("repository"));
        return decisions.stream()
                .map(decision -> of(chunk, repository, decision))
                .toList();
    }

    private static DecisionLine of(Row chunk, RepositoryName repository, Decision decision) {
        return new DecisionLine(
                chunk.getLong("execution"),
                chunk.getLong("number"),
                chunk.getLong("policy"),
                chunk.getBoolean("dry_run"),
                Rows.instant(chunk, "planned_at"),
                chunk.getString("registry"),
                repository.project().toString(),
                repository.toString(),
                decision.digest().toString(),
                decision.tags().stream().map(Tag::toString).toList(),
                decision.role(),
                decision.verdict(),
                decision.reason(),
                decision.rule(),
                decision.rank(),
                decision.spared(),
                text(decision.follows()),
                at(decision.pushed()),
                source(decision.pushed()),
                at(decision.pulled()),
                source(decision.pulled()),
                decision.created(),
                decision.pullsKnownSince());
    }

    private static String text(Digest digest) {
        return digest == null ? null : digest.toString();
    }

    private static Instant at(TimeEvidence evidence) {
        return evidence == null ? null : evidence.at();
    }

    private static TimeSource source(TimeEvidence evidence) {
        return evidence == null ? null : evidence.source();
    }
}
