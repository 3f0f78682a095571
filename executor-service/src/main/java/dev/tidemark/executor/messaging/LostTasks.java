package dev.tidemark.executor.messaging;

import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Ends tasks whose record goes to the dead letters, as far as its key and headers tell whose it was. */
@ApplicationScoped
public class LostTasks {

    private final Publisher publisher;
    private final Clock clock;

    public LostTasks(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Ends the task the record belongs to as ERROR; an execution whose task cannot be told ends at its {@code notAfter}. */
    public void finish(Received received, String error) {
        taskOf(received)
                .map(task ->
                        new Results(task, null, clock).finished(null, false, TaskStatus.ERROR, TaskTotals.NONE, error))
                .ifPresent(end -> publisher.publish(Topic.RESULTS, end));
    }

    private static Optional<TaskId> taskOf(Received received) {
        int slash = received.key().indexOf('/');
        if (slash < 0 || received.execution().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TaskId(
                    received.execution().get(),
                    new RegistryName(received.key().substring(0, slash)),
                    new RepositoryName(received.key().substring(slash + 1))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
