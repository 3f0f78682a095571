package dev.tidemark.policy.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Sends what is in the outbox, in order. One relay at a time does so, whichever gets the lock; a row goes only after Kafka has
 * acknowledged it, so a crash sends it twice, never not at all.
 *
 * <p>Rows are found by being there, not by a cursor: a transaction that took a lower number may commit later.
 */
@ApplicationScoped
class OutboxRelay {

    /** Any number that nothing else in this database locks: "outbox" in ASCII. */
    private static final long LOCK = 0x6f7574626f78L;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Pool pool;
    private final Outlet outlet;
    private final ObjectMapper mapper;
    private final int batch;

    OutboxRelay(Pool pool, Outlet outlet, ObjectMapper mapper, OutboxConfig config) {
        this.pool = pool;
        this.outlet = outlet;
        this.mapper = mapper;
        this.batch = config.batch();
    }

    /** Sends until nothing is left. Ends at once where another relay is at it. */
    Uni<Void> drain() {
        return pool.withTransaction(this::sendBatch)
                .chain(sent -> sent < batch ? Uni.createFrom().voidItem() : drain());
    }

    /** How many rows went. */
    private Uni<Integer> sendBatch(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(ours -> ours ? oldest(connection) : Uni.createFrom().item(List.<OutboxRow>of()))
                .call(this::send)
                .call(rows -> remove(connection, rows))
                .map(List::size);
    }

    private Uni<List<OutboxRow>> oldest(SqlConnection connection) {
        return connection
                .preparedQuery("select id, topic, key, headers, payload from policy.outbox order by id limit $1")
                .execute(Tuple.of(batch))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> OutboxRow.of(row, this::texts))
                        .toList());
    }

    /**
     * Keys at once, the rows of a key one after the other: a repeat within the connector would otherwise let a later one overtake. All
     * rows count as sent, or none.
     */
    private Uni<Void> send(List<OutboxRow> rows) {
        List<Uni<Void>> keys = rows.stream()
                .collect(Collectors.groupingBy(OutboxRow::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::oneByOne)
                .toList();
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(keys).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> oneByOne(List<OutboxRow> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(outlet::send)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> remove(SqlConnection connection, List<OutboxRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery("delete from policy.outbox where id = any ($1)")
                        .execute(Tuple.of(rows.stream().map(OutboxRow::id).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private Map<String, String> texts(String json) {
        try {
            return mapper.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers of the outbox are not JSON", e);
        }
    }
}
