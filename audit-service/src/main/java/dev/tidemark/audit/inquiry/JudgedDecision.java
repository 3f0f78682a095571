package dev.tidemark.audit.inquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tidemark.audit.report.Explanation;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A decision, and what became of it.
 *
 * @param explanation why, in a sentence
 * @param outcome null where it stays, or nothing is known yet
 * @param outcomes of each tag, and of the manifest, as far as they are known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JudgedDecision(
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

    /**
     * What became of one subject.
     *
     * @param tag null for the manifest
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Became(String tag, Outcome outcome, Reason reason, String detail) {

        private static Became of(SubjectOutcome told) {
            return new Became(
                    Objects.toString(told.subject().tag(), null), told.outcome(), told.reason(), told.detail());
        }
    }

    /** The worst says what became of the whole. */
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.FAILED, Outcome.KEPT, Outcome.DELETED, Outcome.GONE, Outcome.WOULD_DELETE);

    static JudgedDecision of(Chunk chunk, Decision decision, Map<Subject, SubjectOutcome> told) {
        List<Became> outcomes = subjects(decision)
                .map(told::get)
                .filter(Objects::nonNull)
                .map(Became::of)
                .toList();
        return new JudgedDecision(
                chunk.execution(),
                chunk.task(),
                chunk.policy(),
                chunk.dryRun(),
                chunk.plannedAt(),
                chunk.registry(),
                chunk.repository(),
                decision,
                Explanation.of(decision),
                outcome(chunk, decision, outcomes),
                outcomes);
    }

    private static Outcome outcome(Chunk chunk, Decision decision, List<Became> outcomes) {
        if (decision.verdict() == Decision.Verdict.DELETE && chunk.isDryRun()) {
            return Outcome.WOULD_DELETE;
        }
        return outcomes.stream()
                .map(Became::outcome)
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElse(null);
    }

    /** What a decision is about: its tags, and the manifest, which a registry that knows no other way deletes for them. */
    static Stream<Subject> subjects(Decision decision) {
        return Stream.concat(
                decision.tags().stream().map(tag -> new Subject(decision.digest(), tag)),
                Stream.of(Subject.manifest(decision.digest())));
    }
}
