package dev.tidemark.executor.planning;

import dev.tidemark.contracts.event.TaskEvent;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.messaging.EventReader;
import dev.tidemark.executor.messaging.KeyedConsumer;
import dev.tidemark.executor.messaging.LostTasks;
import dev.tidemark.executor.messaging.Received;
import dev.tidemark.executor.messaging.RecordHandler;
import dev.tidemark.executor.messaging.UnreadableEventException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes tasks: those of sweeps, and, on a lane of their own, those of executions of a single repository. */
@ApplicationScoped
public class PlanningConsumer {

    private final Multi<Message<byte[]>> tasks;
    private final Multi<Message<byte[]>> prompt;
    private final ExecutorConfig config;
    private final EventReader reader;
    private final PlanTask planTask;
    private final LostTasks lostTasks;

    PlanningConsumer(
            @Channel("tasks") Multi<Message<byte[]>> tasks,
            @Channel("tasks-prompt") Multi<Message<byte[]>> prompt,
            ExecutorConfig config,
            EventReader reader,
            PlanTask planTask,
            LostTasks lostTasks) {
        this.tasks = tasks;
        this.prompt = prompt;
        this.config = config;
        this.reader = reader;
        this.planTask = planTask;
        this.lostTasks = lostTasks;
    }

    void start(@Observes StartupEvent event) {
        new KeyedConsumer("tasks", config.planningWorkers(), this::handle).subscribe(tasks);
        new KeyedConsumer("tasks-prompt", config.promptWorkers(), this::handle).subscribe(prompt);
    }

    private RecordHandler.End handle(Received received) {
        TaskEvent event;
        try {
            event = reader.read(received.value(), TaskEvent.class);
        } catch (UnreadableEventException unreadable) {
            lostTasks.finish(received, null, "its request could not be read");
            throw unreadable;
        }
        if (event instanceof TaskRequested task) {
            try {
                planTask.plan(task);
            } catch (RuntimeException | Error bug) {
                planTask.finish(task, TaskStatus.ERROR, "it could not be planned: " + bug);
                throw bug;
            }
        }
        return RecordHandler.End.DONE;
    }
}
