package dev.tidemark.audit.outbox;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.audit.database.Columns;
import dev.tidemark.contracts.event.ExecutionEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Events on their way out. They become known exactly if the transaction that appends them does. */
@ApplicationScoped
public class Outbox {

    /** What the relay listens to: a notification is delivered when its transaction has committed. */
    static final String CHANNEL = "audit_outbox";

    private static final String APPEND =
            """
            INSERT INTO audit.outbox (event_id, type, key, execution, occurred_at, payload)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[])""";

    private final ObjectMapper mapper;

    Outbox(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public Uni<Void> append(SqlConnection transaction, List<? extends ExecutionEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(APPEND)
                .execute(Columns.<ExecutionEvent>of(List.copyOf(events))
                        .uuids(event -> event.meta().id())
                        .texts(Outbox::type)
                        .texts(ExecutionEvent::key)
                        .longs(event -> event.execution().value())
                        .instants(event -> event.meta().occurredAt())
                        .texts(this::json)
                        .tuple())
                .chain(() -> transaction
                        .query("SELECT pg_notify('" + CHANNEL + "', '')")
                        .execute())
                .replaceWithVoid();
    }

    private static String type(ExecutionEvent event) {
        return event.getClass().getAnnotation(JsonTypeName.class).value();
    }

    private String json(ExecutionEvent event) {
        try {
            return mapper.writerFor(ExecutionEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + type(event) + " as JSON", e);
        }
    }
}
