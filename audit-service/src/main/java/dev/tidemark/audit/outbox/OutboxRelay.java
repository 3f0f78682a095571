package dev.tidemark.audit.outbox;

import dev.tidemark.audit.database.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Sends the outbox to Kafka, in order and one relay at a time: an advisory lock keeps other replicas out, and rows are deleted by id
 * once all of them are acknowledged. A crash in between tells them again, under the same ids.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int MOST_AT_ONCE = 200;
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('audit.outbox')) AS mine";
    private static final String OLDEST = "SELECT * FROM audit.outbox ORDER BY id LIMIT " + MOST_AT_ONCE;
    private static final String BACKLOG =
            "SELECT count(*) AS waiting, coalesce(extract(epoch FROM now() - min(appended_at)), 0)::bigint AS oldest FROM audit.outbox";
    private static final String DELETE = "DELETE FROM audit.outbox WHERE id = ANY ($1::bigint[])";

    private final Pool pool;
    private final MutinyEmitter<byte[]> emitter;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicLong waiting;
    private final AtomicLong oldestSeconds;

    OutboxRelay(
            Pool pool,
            @Channel("executions-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            MeterRegistry metrics) {
        this.pool = pool;
        this.emitter = emitter;
        this.waiting = metrics.gauge("retention_outbox_rows", new AtomicLong());
        this.oldestSeconds = metrics.gauge("retention_outbox_age_seconds", new AtomicLong());
    }

    /** The net under the notifications, which are lost while the connection that listens is. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        return wake().chain(this::measure);
    }

    Uni<Void> wake() {
        woken.set(true);
        if (!running.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(this::drain)
                .onFailure()
                .invoke(failure -> LOG.warnf("The outbox waits: %s", failure))
                .onFailure()
                .recoverWithNull()
                .eventually(() -> running.set(false));
    }

    private Uni<Void> measure() {
        return pool.query(BACKLOG)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    waiting.set(row.getLong("waiting"));
                    oldestSeconds.set(row.getLong("oldest"));
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> drain() {
        woken.set(false);
        return pool.withTransaction(this::relay)
                .chain(count -> count == MOST_AT_ONCE || woken.get()
                        ? drain()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Integer> relay(SqlConnection transaction) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(lock -> lock.iterator().next().getBoolean("mine")
                        ? relayLocked(transaction)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> relayLocked(SqlConnection transaction) {
        return transaction
                .query(OLDEST)
                .execute()
                .map(rows -> Rows.list(rows, OutboxRow::of))
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : send(transaction, rows));
    }

    private Uni<Integer> send(SqlConnection transaction, List<OutboxRow> rows) {
        Long[] ids = rows.stream().map(OutboxRow::id).toArray(Long[]::new);
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> emitter.sendMessage(row.toMessage()))
                .collect()
                .last()
                .chain(() ->
                        transaction.preparedQuery(DELETE).execute(Tuple.tuple().addValue(ids)))
                .replaceWith(ids.length);
    }
}
