package dev.tidemark.audit;

import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionPlanned;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.event.ResultEvent.DeletionsDone;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.FreedBytes;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.Reason;
import dev.tidemark.contracts.execution.Subject;
import dev.tidemark.contracts.execution.SubjectOutcome;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.execution.TimeEvidence;
import dev.tidemark.contracts.execution.TimeSource;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Events of an execution, as the services tell them. Every test has executions, and so repositories, of its own. */
public final class EventFixtures {

    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final RegistryName REGISTRY = new RegistryName("default");
    public static final PolicyId POLICY = new PolicyId(7);
    public static final FreedBytes FREED = new FreedBytes(1_051, 31_402_118);
    private static final RetentionRules RULES = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(), false);
    private static final AtomicLong EXECUTIONS = new AtomicLong(1_000);

    private EventFixtures() {}

    public static ExecutionId anExecution() {
        return new ExecutionId(EXECUTIONS.incrementAndGet());
    }

    public static TaskId task(ExecutionId execution, String repository) {
        return new TaskId(execution, REGISTRY, new RepositoryName(repository));
    }

    /** Derived, so that the same fact has the same id. */
    public static EventMeta meta(Instant at, Object... fact) {
        byte[] name = Arrays.toString(fact).getBytes(StandardCharsets.UTF_8);
        return EventMeta.of(UUID.nameUUIDFromBytes(name), at, null);
    }

    public static PlanId plan(TaskId task, String content) {
        return new PlanId(UUID.nameUUIDFromBytes((task + content).getBytes(StandardCharsets.UTF_8)));
    }

    public static Digest digest(int number) {
        return new Digest("sha256:" + String.format("%064x", number));
    }

    public static ExecutionRequested requested(ExecutionId execution, boolean dryRun) {
        var policy = new Policy(POLICY, 1, Dialect.HARBOR, Scope.ofRegistry(REGISTRY), RULES, null, "{}");
        Instant notAfter = NOW.plus(Duration.ofDays(36_500));
        return new ExecutionRequested(
                meta(NOW, "requested", execution),
                execution,
                policy,
                Trigger.MANUAL,
                dryRun,
                NOW,
                notAfter,
                null,
                "admin");
    }

    public static ExecutionPlanned planned(ExecutionId execution, int tasks) {
        return new ExecutionPlanned(meta(NOW.plusSeconds(1), "planned", execution), execution, tasks);
    }

    public static TaskRequested requested(TaskId task, boolean dryRun) {
        Instant notAfter = NOW.plus(Duration.ofDays(36_500));
        return new TaskRequested(meta(NOW, "requested", task), task, POLICY, RULES, NOW, notAfter, dryRun, List.of());
    }

    public static TaskPlanned planned(TaskId task, PlanId plan, boolean dryRun, Decision... decisions) {
        return planned(task, plan, dryRun, 0, 1, List.of(decisions));
    }

    public static TaskPlanned planned(
            TaskId task, PlanId plan, boolean dryRun, int chunk, int chunks, List<Decision> decisions) {
        return new TaskPlanned(
                meta(NOW.plusSeconds(2), "planned", task, plan, chunk),
                task,
                POLICY,
                plan,
                digest(chunk).toString(),
                dryRun,
                chunk,
                chunks,
                decisions,
                TaskTotals.NONE);
    }

    public static DeletionsBegun begun(TaskId task, PlanId plan, int batch, Subject... subjects) {
        return new DeletionsBegun(
                meta(NOW.plusSeconds(3), "begun", task, plan, batch), task, plan, batch, List.of(subjects));
    }

    public static DeletionsDone done(TaskId task, PlanId plan, int batch, SubjectOutcome... outcomes) {
        return new DeletionsDone(
                meta(NOW.plusSeconds(4), "done", task, plan, batch), task, plan, batch, List.of(outcomes));
    }

    public static TaskFinished finished(TaskId task, PlanId plan, TaskStatus status, TaskTotals totals) {
        String error = status == TaskStatus.ERROR ? "the registry did not answer" : null;
        return new TaskFinished(meta(NOW.plusSeconds(5), "finished", task), task, plan, false, status, totals, error);
    }

    public static Subject tag(int digest, String tag) {
        return new Subject(digest(digest), new Tag(tag));
    }

    public static SubjectOutcome outcome(Subject subject, Outcome outcome) {
        Reason reason = outcome == Outcome.KEPT ? Reason.MOVED : outcome == Outcome.FAILED ? Reason.REFUSED : null;
        boolean isOff = outcome == Outcome.DELETED || outcome == Outcome.GONE;
        return new SubjectOutcome(subject, outcome, reason, null, subject.tag() == null && isOff ? FREED : null);
    }

    public static Decision retained(int digest, String tag) {
        return new Decision(
                digest(digest),
                List.of(new Tag(tag)),
                Decision.Role.CANDIDATE,
                Decision.Verdict.RETAIN,
                Reason.RULE,
                "rule 0 latestPushedK:1",
                1,
                false,
                null,
                new TimeEvidence(NOW.minus(Duration.ofDays(digest)), TimeSource.EVENT),
                null,
                null,
                null);
    }

    public static Decision condemned(int digest, String tag) {
        return new Decision(
                digest(digest),
                List.of(new Tag(tag)),
                Decision.Role.CANDIDATE,
                Decision.Verdict.DELETE,
                Reason.NOT_RETAINED,
                null,
                null,
                false,
                null,
                new TimeEvidence(NOW.minus(Duration.ofDays(digest)), TimeSource.CREATED),
                null,
                null,
                null);
    }

    /** As {@link #condemned}, since somebody named it. */
    public static Decision askedFor(int digest, String tag, String by) {
        Decision condemned = condemned(digest, tag);
        return new Decision(
                condemned.digest(),
                condemned.tags(),
                condemned.role(),
                condemned.verdict(),
                Reason.ASKED_FOR,
                by,
                null,
                false,
                null,
                condemned.pushed(),
                null,
                null,
                null);
    }

    public static TaskTotals totals(int total, int retained, int deleted) {
        return new TaskTotals(total, retained, total - retained, deleted, 0, 0, 0);
    }

    /** In which topic an event is told: those of one keep their order. */
    public static String topic(Event event) {
        for (var topic : Topic.values()) {
            if (topic.events().isInstance(event)) {
                return topic.wireName();
            }
        }
        throw new AssertionError(event);
    }
}
