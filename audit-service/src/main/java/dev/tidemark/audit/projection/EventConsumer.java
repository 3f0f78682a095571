package dev.tidemark.audit.projection;

import dev.tidemark.audit.intake.Projector;
import dev.tidemark.audit.inventory.InventoryProjection;
import dev.tidemark.contracts.event.DecisionEvent;
import dev.tidemark.contracts.event.ExecutionEvent;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.TaskEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics in; a batch is acknowledged, and its offsets committed, when its {@code Uni} completes. */
@ApplicationScoped
class EventConsumer {

    private final Projector projector;
    private final ExecutionProjection executions;
    private final TaskProjection tasks;
    private final DecisionProjection decisions;
    private final ResultProjection results;
    private final InventoryProjection inventory;

    EventConsumer(
            Projector projector,
            ExecutionProjection executions,
            TaskProjection tasks,
            DecisionProjection decisions,
            ResultProjection results,
            InventoryProjection inventory) {
        this.projector = projector;
        this.executions = executions;
        this.tasks = tasks;
        this.decisions = decisions;
        this.results = results;
        this.inventory = inventory;
    }

    @Incoming("executions")
    Uni<Void> onExecutions(ConsumerRecords<String, byte[]> records) {
        return projector.project(records, ExecutionEvent.class, executions);
    }

    @Incoming("tasks")
    Uni<Void> onTasks(ConsumerRecords<String, byte[]> records) {
        return projector.project(records, TaskEvent.class, tasks);
    }

    @Incoming("tasks-prompt")
    Uni<Void> onPromptTasks(ConsumerRecords<String, byte[]> records) {
        return projector.project(records, TaskEvent.class, tasks);
    }

    @Incoming("decisions")
    Uni<Void> onDecisions(ConsumerRecords<String, byte[]> records) {
        return projector.project(records, DecisionEvent.class, decisions);
    }

    @Incoming("results")
    Uni<Void> onResults(ConsumerRecords<String, byte[]> records) {
        return projector.project(records, ResultEvent.class, results);
    }

    @Incoming("registry-events")
    Uni<Void> onRegistryEvents(ConsumerRecords<String, byte[]> records) {
        return projector.project(records, RegistryEvent.class, inventory);
    }
}
