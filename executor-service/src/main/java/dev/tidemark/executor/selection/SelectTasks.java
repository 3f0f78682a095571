package dev.tidemark.executor.selection;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionPlanned;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.EventTrigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.evaluator.Selection;
import dev.tidemark.evaluator.pattern.PatternException;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.messaging.DerivedId;
import dev.tidemark.executor.messaging.Publisher;
import dev.tidemark.executor.registry.RegistryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Publishes the tasks of an execution, then how many they are. Told again, it repeats both: a repeated task is the same task. */
@ApplicationScoped
public class SelectTasks {

    /** How old a listing a scheduled sweep may use: many policies fall due at once and share one. */
    private static final Duration SHARED = Duration.ofMinutes(10);

    private final Catalogue catalogue;
    private final Stops stops;
    private final Publisher publisher;
    private final Clock clock;

    SelectTasks(Catalogue catalogue, Stops stops, Publisher publisher, Clock clock) {
        this.catalogue = catalogue;
        this.stops = stops;
        this.publisher = publisher;
        this.clock = clock;
    }

    void select(ExecutionRequested execution) {
        if (stops.isStopped(execution.execution())) {
            finish(execution, ExecutionStatus.STOPPED, null);
        } else if (clock.instant().isAfter(execution.notAfter())) {
            finish(execution, ExecutionStatus.ERROR, "met after " + execution.notAfter());
        } else if (execution.named() != null && execution.repository() == null) {
            finish(execution, ExecutionStatus.ERROR, "what is named is of no repository");
        } else {
            selectNow(execution);
        }
    }

    private void selectNow(ExecutionRequested execution) {
        try {
            List<TaskRequested> tasks = tasks(execution);
            publisher.publishAll(named(execution).isPresent() ? Topic.TASKS_PROMPT : Topic.TASKS, tasks);
            publisher.publish(
                    Topic.EXECUTIONS,
                    new ExecutionPlanned(meta(execution, "execution-planned"), execution.execution(), tasks.size()));
        } catch (RegistryException | PatternException e) {
            finish(execution, ExecutionStatus.ERROR, e.getMessage());
        }
    }

    private List<TaskRequested> tasks(ExecutionRequested execution) {
        Policy policy = execution.policy();
        List<TaskRequested> tasks = new ArrayList<>();
        for (RepositoryName repository : repositories(execution)) {
            if (policy.scope().covers(repository)) {
                Selection.rulesFor(policy.rules(), repository)
                        .ifPresent(rules -> tasks.add(task(execution, repository, rules)));
            }
        }
        return tasks;
    }

    private List<RepositoryName> repositories(ExecutionRequested execution) {
        return named(execution)
                .map(List::of)
                .orElseGet(
                        () -> catalogue.repositories(execution.policy().scope().registry(), freshness(execution)));
    }

    /** The only repository to look at, if there is only one; nothing is listed for it. */
    private static Optional<RepositoryName> named(ExecutionRequested execution) {
        return Optional.ofNullable(execution.repository())
                .or(() -> Optional.ofNullable(execution.policy().scope().repository()));
    }

    /** What was asked for by somebody sees what is there by then; sweeps of the same hour share a listing. */
    private static Instant freshness(ExecutionRequested execution) {
        return execution.trigger() == Trigger.SCHEDULE ? execution.now().minus(SHARED) : execution.now();
    }

    private TaskRequested task(ExecutionRequested execution, RepositoryName repository, RetentionRules rules) {
        TaskId task =
                new TaskId(execution.execution(), execution.policy().scope().registry(), repository);
        EventMeta meta = EventMeta.of(
                DerivedId.of(task, "task-requested"),
                clock.instant(),
                execution.meta().id());
        return new TaskRequested(
                meta,
                task,
                execution.policy().id(),
                rules,
                execution.now(),
                execution.notAfter(),
                execution.dryRun(),
                execution.causes(),
                isCondemnedOnly(execution) ? true : null,
                execution.named(),
                execution.lastCause());
    }

    /** A push a minute, or a tag deleted, would otherwise tell of all that stays a thousand times a day. */
    private static boolean isCondemnedOnly(ExecutionRequested execution) {
        EventTrigger trigger = execution.policy().eventTrigger();
        return execution.named() != null
                || execution.trigger() == Trigger.EVENT && (trigger == null || !trigger.publishRetained());
    }

    /** Ends an execution that cannot be turned into tasks. */
    void finish(ExecutionRequested execution, ExecutionStatus status, String error) {
        publisher.publish(
                Topic.EXECUTIONS,
                new ExecutionFinished(
                        meta(execution, "execution-finished"), execution.execution(), status, 0, 0, 0, 0, 0, error));
    }

    private EventMeta meta(ExecutionRequested execution, String type) {
        return EventMeta.of(
                DerivedId.of(execution.execution(), type),
                clock.instant(),
                execution.meta().id());
    }
}
