package dev.tidemark.policy.outbox;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.ExecutionEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The CloudEvents headers of a record, Kafka's binary mode. */
public final class CloudEvents {

    private CloudEvents() {}

    public static Map<String, String> headersOf(Event event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.meta().id().toString());
        headers.put(
                "ce_type", event.getClass().getAnnotation(JsonTypeName.class).value());
        headers.put("ce_source", "tidemark/policy-service");
        headers.put("ce_time", event.meta().occurredAt().toString());
        headers.put("content-type", "application/json");
        if (event instanceof ExecutionEvent execution) {
            headers.put("ce_execution", execution.execution().toString());
        }
        return headers;
    }

    /** As a record has them. */
    public static RecordHeaders record(Map<String, String> headers) {
        RecordHeaders record = new RecordHeaders();
        headers.forEach((name, value) -> record.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
