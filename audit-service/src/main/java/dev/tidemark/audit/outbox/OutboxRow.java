package dev.tidemark.audit.outbox;

import dev.tidemark.audit.database.Rows;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** An event that waits to be sent, with what becomes its CloudEvents headers. */
record OutboxRow(long id, UUID eventId, String type, String key, long execution, Instant occurredAt, String payload) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getUUID("event_id"),
                row.getString("type"),
                row.getString("key"),
                row.getLong("execution"),
                Rows.instant(row, "occurred_at"),
                row.getString("payload"));
    }

    Message<byte[]> toMessage() {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", eventId.toString());
        add(headers, "ce_type", type);
        add(headers, "ce_source", "tidemark/audit-service");
        add(headers, "ce_time", occurredAt.toString());
        add(headers, "ce_execution", Long.toString(execution));
        add(headers, "content-type", "application/json");
        return Message.of(payload.getBytes(StandardCharsets.UTF_8))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers)
                        .build());
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
