package dev.tidemark.audit.report;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Decision.Verdict;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of subjects: of what was condemned its outcome, of what a decision retains that it was kept, and why.
 *
 * @param error why the task failed, else null
 */
record OutcomeList(List<Item> items, String error) {

    /** @param tag null for the manifest itself */
    record Item(String digest, String tag, Outcome outcome, Reason reason, String detail) {

        private static Item of(SubjectOutcome told) {
            Subject subject = told.subject();
            return new Item(
                    subject.digest().toString(),
                    subject.tag() == null ? null : subject.tag().value(),
                    told.outcome(),
                    told.reason(),
                    told.detail());
        }
    }

    static OutcomeList of(TaskReport report) {
        Map<Subject, SubjectOutcome> outcomes = new LinkedHashMap<>(report.outcomes());
        report.decisions().stream()
                .filter(decision -> decision.verdict() == Verdict.RETAIN)
                .forEach(decision -> keep(outcomes, decision));
        return new OutcomeList(
                outcomes.values().stream().map(Item::of).toList(), report.task().error());
    }

    /** A plan is told as if tags could not go alone where nobody knew that: an outcome counts for more. */
    private static void keep(Map<Subject, SubjectOutcome> outcomes, Decision decision) {
        List<Subject> subjects = decision.tags().isEmpty()
                ? List.of(Subject.manifest(decision.digest()))
                : decision.tags().stream()
                        .map(tag -> new Subject(decision.digest(), tag))
                        .toList();
        subjects.forEach(subject ->
                outcomes.putIfAbsent(subject, new SubjectOutcome(subject, Outcome.KEPT, decision.reason(), null)));
    }
}
