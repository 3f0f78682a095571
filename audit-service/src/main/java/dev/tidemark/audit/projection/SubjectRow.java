package dev.tidemark.audit.projection;

import dev.tidemark.audit.intake.Received;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of one subject, and where it was told. */
record SubjectRow(long number, TaskId task, PlanId plan, long toldAt, Instant at, SubjectOutcome told) {

    /** Of every subject the first outcome. */
    static Collection<SubjectRow> of(List<Received<DeletionsDone>> events, Map<TaskId, Long> numbers) {
        Map<List<Object>, SubjectRow> firsts = new LinkedHashMap<>();
        for (Received<DeletionsDone> received : events) {
            DeletionsDone event = received.event();
            for (SubjectOutcome outcome : event.outcomes()) {
                var row = new SubjectRow(
                        numbers.get(event.task()),
                        event.task(),
                        event.plan(),
                        received.position().offset(),
                        event.meta().occurredAt(),
                        outcome);
                firsts.putIfAbsent(List.of(event.task(), outcome.subject()), row);
            }
        }
        return firsts.values();
    }

    Subject subject() {
        return told.subject();
    }

    Outcome outcome() {
        return told.outcome();
    }

    SubjectRow asDeleted() {
        var deleted = new SubjectOutcome(subject(), Outcome.DELETED, null, null, told.freed());
        return new SubjectRow(number, task, plan, toldAt, at, deleted);
    }

    /** Null where it was no manifest, or is not known. */
    Long manifestBytes() {
        return told.freed() == null ? null : told.freed().manifest();
    }

    /** Null where it was no manifest, or is not known. */
    Long contentBytesAtMost() {
        return told.freed() == null ? null : told.freed().contentAtMost();
    }
}
