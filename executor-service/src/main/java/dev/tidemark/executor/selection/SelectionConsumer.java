package dev.tidemark.executor.selection;

import dev.tidemark.contracts.event.ExecutionEvent;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.messaging.EventReader;
import dev.tidemark.executor.messaging.KeyedConsumer;
import dev.tidemark.executor.messaging.Received;
import dev.tidemark.executor.messaging.RecordHandler;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes executions that were asked for. */
@ApplicationScoped
public class SelectionConsumer {

    private final Multi<Message<byte[]>> executions;
    private final ExecutorConfig config;
    private final EventReader reader;
    private final SelectTasks selectTasks;

    SelectionConsumer(
            @Channel("executions") Multi<Message<byte[]>> executions,
            ExecutorConfig config,
            EventReader reader,
            SelectTasks selectTasks) {
        this.executions = executions;
        this.config = config;
        this.reader = reader;
        this.selectTasks = selectTasks;
    }

    void start(@Observes StartupEvent event) {
        new KeyedConsumer("executions", config.selectionWorkers(), this::handle).subscribe(executions);
    }

    private RecordHandler.End handle(Received received) {
        if (reader.read(received.value(), ExecutionEvent.class) instanceof ExecutionRequested execution) {
            try {
                selectTasks.select(execution);
            } catch (RuntimeException | Error bug) {
                selectTasks.finish(execution, ExecutionStatus.ERROR, "it could not be turned into tasks: " + bug);
                throw bug;
            }
        }
        return RecordHandler.End.DONE;
    }
}
