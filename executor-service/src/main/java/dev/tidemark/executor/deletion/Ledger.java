package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.policy.RetentionRules.Unit;
import dev.tidemark.contracts.registry.Digest;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What became of each subject of a plan, by this worker and by those before it. The first outcome of a subject stands. */
final class Ledger {

    private static final Set<Reason> BROKEN_OFF = EnumSet.of(Reason.STOPPED, Reason.EXPIRED, Reason.BUDGET);

    private final DeletionsCondemned plan;
    private final Map<Subject, SubjectOutcome> outcomes;
    private final Set<Subject> begunBefore;

    Ledger(DeletionsCondemned plan, TaskMemory memory) {
        this.plan = plan;
        this.outcomes = new HashMap<>(memory.outcomes());
        this.begunBefore = memory.begun();
    }

    void add(Collection<SubjectOutcome> told) {
        told.forEach(outcome -> outcomes.putIfAbsent(outcome.subject(), outcome));
    }

    boolean covers(Collection<Subject> subjects) {
        return outcomes.keySet().containsAll(subjects);
    }

    /** Whether somebody set out to delete the subject and never told what became of it. */
    boolean isOpen(Subject subject) {
        return begunBefore.contains(subject) && !outcomes.containsKey(subject);
    }

    /** Whether every subject of the plan has an outcome, and none of them the reason that the work was broken off. */
    boolean isThrough() {
        int subjects = plan.condemned().stream().mapToInt(Condemned::subjects).sum();
        return outcomes.size() == subjects
                && outcomes.values().stream()
                        .noneMatch(outcome -> outcome.reason() != null && BROKEN_OFF.contains(outcome.reason()));
    }

    Optional<SubjectOutcome> of(Subject subject) {
        return Optional.ofNullable(outcomes.get(subject));
    }

    /** Why the manifest has to be taken for still there; empty once it is known to be gone. */
    Optional<Reason> keeps(Digest digest) {
        Optional<SubjectOutcome> outcome = of(Subject.manifest(digest));
        return outcome.filter(Ledger::isOff).isPresent()
                ? Optional.empty()
                : Optional.of(outcome.map(SubjectOutcome::reason).orElse(Reason.NOT_VERIFIED));
    }

    TaskTotals totals() {
        int condemned = plan.condemned().stream().mapToInt(Condemned::subjects).sum();
        int deleted = (int) outcomes.values().stream().filter(this::isOurs).count();
        int off = (int) outcomes.values().stream().filter(Ledger::isOff).count();
        int failed = count(Outcome.FAILED);
        return new TaskTotals(
                plan.total(),
                plan.total() - candidatesOff(),
                condemned,
                deleted,
                off - deleted,
                condemned - off - failed,
                failed);
    }

    /** Gone, but somebody of us had set out to delete it: then it was us. */
    private boolean isOurs(SubjectOutcome outcome) {
        return outcome.outcome() == Outcome.DELETED
                || outcome.outcome() == Outcome.GONE && begunBefore.contains(outcome.subject());
    }

    static boolean isOff(SubjectOutcome outcome) {
        return outcome.outcome() == Outcome.DELETED || outcome.outcome() == Outcome.GONE;
    }

    private int count(Outcome outcome) {
        return (int) outcomes.values().stream()
                .filter(one -> one.outcome() == outcome)
                .count();
    }

    private int candidatesOff() {
        return (int) plan.condemned().stream()
                .filter(one -> one.follows() == null)
                .flatMap(this::candidates)
                .filter(subject -> of(subject).filter(Ledger::isOff).isPresent())
                .count();
    }

    /** What the rules judged as one: the manifest with all its tags, or each of them. */
    private Stream<Subject> candidates(Condemned one) {
        return plan.unit() == Unit.TAG && !one.tags().isEmpty()
                ? one.tags().stream().map(tag -> new Subject(one.digest(), tag))
                : Stream.of(Subject.manifest(one.digest()));
    }
}
