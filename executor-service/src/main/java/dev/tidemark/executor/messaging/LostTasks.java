package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Ends tasks whose record goes to the dead letters, as far as it tells whose it was. */
@ApplicationScoped
public class LostTasks {

    private final Publisher publisher;
    private final Clock clock;

    public LostTasks(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Ends the task the record belongs to as ERROR.
     *
     * @param plan the plan that cannot be carried out: an end of no plan is void where one is begun. Null if it is not known, or there is none
     * @return its end; empty if the task cannot be told, so that its execution ends some time after its {@code notAfter}
     */
    public Optional<TaskFinished> finish(Received received, PlanId plan, String error) {
        Optional<TaskFinished> end = received.task().map(task -> new Results(task, null, clock)
                .finished(plan, false, TaskStatus.ERROR, TaskTotals.NONE, error));
        end.ifPresent(finished -> publisher.publish(Topic.RESULTS, finished));
        return end;
    }
}
