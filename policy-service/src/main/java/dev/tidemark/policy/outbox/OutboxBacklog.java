package dev.tidemark.policy.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How much is waiting to be told, as it was when last looked at. */
@ApplicationScoped
class OutboxBacklog {

    private final Pool pool;
    private volatile long rows;
    private volatile Duration age = Duration.ZERO;

    OutboxBacklog(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        meters.gauge("retention.outbox.backlog", this, OutboxBacklog::rows);
        meters.gauge(
                "retention.outbox.age.seconds", this, backlog -> backlog.age().toMillis() / 1000.0);
    }

    long rows() {
        return rows;
    }

    /** The age of the oldest row; zero if there is none. */
    Duration age() {
        return age;
    }

    Uni<Void> measure() {
        return pool.query(
                        "select count(*), coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8"
                                + " from policy.outbox")
                .execute()
                .invoke(result -> note(result.iterator().next()))
                .replaceWithVoid();
    }

    private void note(Row row) {
        rows = row.getLong(0);
        age = Duration.ofMillis(Math.round(row.getDouble(1) * 1000));
    }
}
