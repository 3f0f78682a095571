package dev.tidemark.policy.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A record on its way.
 *
 * @param payload null for a tombstone
 */
record OutboxRow(long id, String topic, String key, Map<String, String> headers, byte[] payload) {

    static OutboxRow of(Row row, Json json) {
        String payload = row.getString("payload");
        return new OutboxRow(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                json.texts(row.getString("headers")),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a JSON object of texts. */
    interface Json {
        Map<String, String> texts(String json);
    }
}
