package dev.tidemark.executor.messaging;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.event.DecisionEvent;
import dev.tidemark.contracts.event.DeletionEvent;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.ExecutionEvent;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.TaskEvent;
import dev.tidemark.contracts.execution.ExecutionId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The CloudEvents headers of a record, Kafka's binary mode. */
final class CloudEvents {

    /** Ours beside the standard's: the execution an event belongs to. */
    static final String EXECUTION = "ce_execution";

    private CloudEvents() {}

    static RecordHeaders of(Event event, String source) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", event.meta().id().toString());
        add(
                headers,
                "ce_type",
                event.getClass().getAnnotation(JsonTypeName.class).value());
        add(headers, "ce_source", source);
        add(headers, "ce_time", event.meta().occurredAt().toString());
        add(headers, "content-type", "application/json");
        executionOf(event).ifPresent(execution -> add(headers, EXECUTION, execution.toString()));
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<ExecutionId> executionOf(Event event) {
        if (event instanceof ExecutionEvent e) {
            return Optional.of(e.execution());
        }
        if (event instanceof TaskEvent e) {
            return Optional.of(e.task().execution());
        }
        if (event instanceof DecisionEvent e) {
            return Optional.of(e.task().execution());
        }
        if (event instanceof DeletionEvent e) {
            return Optional.of(e.task().execution());
        }
        return event instanceof ResultEvent e ? Optional.of(e.task().execution()) : Optional.empty();
    }
}
