package dev.tidemark.policy.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Waits for executions that somebody waits for. Any replica may be the one that hears of their end, so that the row is looked at. */
@ApplicationScoped
public class AwaitEnd {

    /**
     * How an execution ended.
     *
     * @param error one sentence where the status is ERROR, else null
     */
    public record End(ExecutionStatus status, String error) {}

    private static final String ROW = "select status, error from policy.execution where id = $1";

    /** Nobody notices so much, and few wait at a time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final Pool pool;

    AwaitEnd(Pool pool) {
        this.pool = pool;
    }

    /** Completes when it has ended, however long that takes: whoever waits sets a limit. */
    public Uni<End> of(ExecutionId execution) {
        return Uni.createFrom()
                .deferred(() -> look(execution))
                .repeat()
                .withDelay(BETWEEN_LOOKS)
                .whilst(end -> !end.status().isFinal())
                .collect()
                .last();
    }

    private Uni<End> look(ExecutionId execution) {
        return pool.preparedQuery(ROW)
                .execute(Tuple.of(execution.value()))
                .map(rows -> end(rows.iterator().next()));
    }

    private static End end(Row row) {
        return new End(ExecutionStatus.valueOf(row.getString("status")), row.getString("error"));
    }
}
