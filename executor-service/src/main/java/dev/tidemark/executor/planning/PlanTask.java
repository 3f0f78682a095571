package dev.tidemark.executor.planning;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.evaluator.Plan;
import dev.tidemark.evaluator.pattern.PatternException;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.messaging.Publisher;
import dev.tidemark.executor.messaging.Results;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Plans a task: reads its repository, lets the evaluator judge it, and tells the outcome. A plan that condemns something is handed to
 * deletion as a whole; anything else ends the task here.
 */
@ApplicationScoped
public class PlanTask {

    private final Registries registries;
    private final ReadRepository repositories;
    private final Rest rest;
    private final DecidePlan decidePlan;
    private final Brake brake;
    private final Stops stops;
    private final Publisher publisher;
    private final ObjectMapper mapper;
    private final Clock clock;

    PlanTask(
            Registries registries,
            ReadRepository repositories,
            Rest rest,
            DecidePlan decidePlan,
            Brake brake,
            Stops stops,
            Publisher publisher,
            ObjectMapper mapper,
            Clock clock) {
        this.registries = registries;
        this.repositories = repositories;
        this.rest = rest;
        this.decidePlan = decidePlan;
        this.brake = brake;
        this.stops = stops;
        this.publisher = publisher;
        this.mapper = mapper;
        this.clock = clock;
    }

    void plan(TaskRequested task) {
        if (stops.isStopped(task.task().execution())) {
            finish(task, TaskStatus.STOPPED, null);
        } else if (clock.instant().isAfter(task.notAfter())) {
            finish(task, TaskStatus.EXPIRED, "met after " + task.notAfter());
        } else {
            planNow(task);
        }
    }

    private void planNow(TaskRequested task) {
        try {
            repositories.read(
                    registries.reader(task.task().registry()),
                    task.task().repository(),
                    Trust.of(task, rest.youngEnough(task, clock.instant())),
                    task.named() == null ? List.of() : task.named().digests(),
                    reading -> tell(task, decidePlan.of(task, reading)));
        } catch (RegistryException | PatternException e) {
            finish(task, TaskStatus.ERROR, e.getMessage());
        }
    }

    private void tell(TaskRequested task, Decided decided) {
        Reading reading = decided.reading();
        Plan plan = decided.plan();
        tellObserved(Observations.of(reading, task.task(), task.meta().id()));
        PlannedEvents events = new PlannedEvents(task, plan, clock.instant(), mapper);
        publisher.publishAll(Topic.DECISIONS, events.planned());
        // Who names something has looked already.
        Optional<String> hold = task.dryRun() || task.named() != null ? Optional.empty() : brake.holds(plan);
        if (hold.isPresent()) {
            end(task, events, TaskStatus.HELD, hold.get());
        } else if (task.dryRun() || plan.condemned().isEmpty()) {
            end(task, events, TaskStatus.SUCCESS, null);
        } else {
            publisher.publish(Topic.DELETIONS, events.condemned(reading.tags().size()));
        }
    }

    /** That the scan is complete is told when all it found is acknowledged: what came after it would look new. */
    private void tellObserved(List<RegistryEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        int last = events.size() - 1;
        publisher.publishAll(Topic.REGISTRY_EVENTS, events.subList(0, last));
        publisher.publish(Topic.REGISTRY_EVENTS, events.get(last));
    }

    private void end(TaskRequested task, PlannedEvents events, TaskStatus status, String why) {
        publisher.publish(
                Topic.RESULTS, results(task).finished(events.plan(), task.dryRun(), status, events.totals(), why));
    }

    /** Ends a task that cannot be planned. */
    void finish(TaskRequested task, TaskStatus status, String error) {
        publisher.publish(Topic.RESULTS, results(task).finished(null, task.dryRun(), status, TaskTotals.NONE, error));
    }

    private Results results(TaskRequested task) {
        return new Results(task.task(), task.meta().id(), clock);
    }
}
