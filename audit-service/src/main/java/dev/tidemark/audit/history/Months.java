package dev.tidemark.audit.history;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Makes the partitions of the months to come, and drops those whose decisions nobody is owed any more. */
@ApplicationScoped
public class Months {

    private static final Logger LOG = Logger.getLogger(Months.class);
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('audit.months'))";

    private final Pool pool;
    private final RetentionConfig config;

    Months(Pool pool, RetentionConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Daily, and at the start: a service that was down over the turn of a month finds its rows in the default partition. */
    @Scheduled(
            every = "24h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public Uni<Void> turn() {
        return pool.withTransaction(this::turn)
                .invoke(dropped -> {
                    if (dropped > 0) {
                        LOG.infof("Dropped %d months of decisions", dropped);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> turn(SqlConnection transaction) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction
                        .preparedQuery("SELECT audit.create_partitions($1)")
                        .execute(Tuple.of(config.monthsAhead())))
                .chain(() -> transaction
                        .preparedQuery("SELECT audit.drop_decisions($1, $2) AS dropped")
                        .execute(Tuple.of(
                                config.executions(), (int) config.atLeast().toDays())))
                .map(Months::dropped);
    }

    private static int dropped(RowSet<Row> rows) {
        return rows.iterator().next().getInteger("dropped");
    }
}
