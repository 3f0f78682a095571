package dev.tidemark.audit.report;

import dev.tidemark.audit.execution.TaskView;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a task's log tells.
 *
 * @param plannedAt when its plan was told, null before that
 * @param decisions in the plan's order, perhaps not all of them
 * @param total how many decisions the plan has
 * @param outcomes by subject, as far as they are known
 * @param created creation times of images, as far as they are known
 */
record TaskReport(
        TaskView task,
        Instant plannedAt,
        List<Decision> decisions,
        long total,
        Map<Subject, SubjectOutcome> outcomes,
        Map<Digest, Instant> created) {

    boolean isDryRun() {
        return Boolean.TRUE.equals(task.dryRun());
    }

    List<Decision> candidates() {
        return decisions.stream()
                .filter(decision -> decision.role() == Decision.Role.CANDIDATE)
                .toList();
    }

    /** How many candidates were counted and not told, because they stay and nobody asked for them. Known when the task has ended. */
    int untold() {
        return total > decisions.size()
                ? 0
                : Math.max(0, task.total() - candidates().size());
    }

    /** Why a condemned artifact, or a tag of it, is still there although its task is through with it; null if it is not. */
    SubjectOutcome stillThere(Decision decision) {
        return subjects(decision)
                .map(outcomes::get)
                .filter(outcome ->
                        outcome != null && (outcome.outcome() == Outcome.KEPT || outcome.outcome() == Outcome.FAILED))
                .findFirst()
                .orElse(null);
    }

    /** Whether its task ended before it came to this artifact. */
    boolean wasNotReached(Decision decision) {
        return task.status().isFinal() && !isDryRun() && subjects(decision).noneMatch(outcomes::containsKey);
    }

    private static Stream<Subject> subjects(Decision decision) {
        Stream<Tag> tags = decision.tags().stream();
        return Stream.concat(
                Stream.of(Subject.manifest(decision.digest())), tags.map(tag -> new Subject(decision.digest(), tag)));
    }
}
