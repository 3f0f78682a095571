package dev.tidemark.policy.api.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.policy.audit.AuditDecisions.Became;
import dev.tidemark.policy.audit.AuditDecisions.Judged;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was decided on a tag or an artifact, why, and what became of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What was decided on a tag, or an artifact with all its tags, why, and what became of it.")
record DecisionResponse(
        @Schema(required = true) long execution,
        @Schema(required = true) long task,
        Long policy,
        Boolean dryRun,
        @Schema(required = true) Instant plannedAt,
        @Schema(required = true) String registry,
        @Schema(required = true) String repository,
        @Schema(required = true) String digest,
        @Schema(required = true) List<String> tags,
        @Schema(required = true, description = "Whether rules judged it, or it goes or stays with another one.")
                Decision.Role role,
        @Schema(required = true) Decision.Verdict verdict,
        @Schema(required = true) Reason reason,
        @Schema(description = "The rule that retained it, or what a guard looked at.") String rule,
        @Schema(description = "What that rule says, where things are explained and the policy says the same as then.")
                String ruleSays,
        @Schema(description = "Its place in the rule's order, from 1.") Integer rank,
        @Schema(required = true, description = "Whether the rules condemned it, and a guard retains it.")
                boolean spared,
        @Schema(description = "The digest that it goes or stays with.") String follows,
        @Schema(required = true, description = "Why, in a sentence.") String explanation,
        @Schema(required = true) Evidence evidence,
        @Schema(description = "What became of it: not there where it stays, or nothing is known yet.") Outcome outcome,
        @Schema(required = true, description = "What became of its tags, and of its manifest, as far as it is known.")
                List<SubjectOutcome> outcomes) {

    /** What a decision rests on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Evidence", description = "What a decision rests on. What is not there is not known.")
    record Evidence(
            Time pushed,
            Time pulled,
            @Schema(description = "What the image says of itself.") Instant created,
            @Schema(description = "From when on every pull is known: without a later one there was none.")
                    Instant pullsKnownSince,
            @Schema(description = "When the last tag left it.") Instant untaggedSince) {

        private static Evidence of(Decision decision) {
            return new Evidence(
                    Time.of(decision.pushed()),
                    Time.of(decision.pulled()),
                    decision.created(),
                    decision.pullsKnownSince(),
                    decision.untaggedSince());
        }
    }

    /** A time, and how it is known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TimeEvidence")
    record Time(
            @Schema(required = true, description = "The time, or the latest it can be.") Instant at,
            @Schema(required = true) TimeSource source,
            @Schema(description = "The earliest it can be, where only that is known.") Instant notBefore) {

        private static Time of(TimeEvidence evidence) {
            return evidence == null ? null : new Time(evidence.at(), evidence.source(), evidence.notBefore());
        }
    }

    /** What became of a tag, or of the manifest. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SubjectOutcome")
    record SubjectOutcome(
            @Schema(description = "Without it: the manifest itself.") String tag,
            @Schema(required = true) Outcome outcome,
            @Schema(description = "Why it was kept, or failed.") Reason reason,
            String detail) {

        private static SubjectOutcome of(Became became) {
            return new SubjectOutcome(became.tag(), became.outcome(), became.reason(), became.detail());
        }
    }

    static DecisionResponse of(Judged judged) {
        return of(judged, null);
    }

    /** @param ruleSays null where that is not known */
    static DecisionResponse of(Judged judged, String ruleSays) {
        Decision decision = judged.decision();
        return new DecisionResponse(
                judged.execution(),
                judged.task(),
                judged.policy(),
                judged.dryRun(),
                judged.plannedAt(),
                judged.registry(),
                judged.repository(),
                decision.digest().toString(),
                decision.tags().stream().map(Tag::toString).toList(),
                decision.role(),
                decision.verdict(),
                decision.reason(),
                decision.rule(),
                ruleSays,
                decision.rank(),
                decision.spared(),
                Objects.toString(decision.follows(), null),
                judged.explanation(),
                Evidence.of(decision),
                judged.outcome(),
                judged.outcomes().stream().map(SubjectOutcome::of).toList());
    }
}
