package dev.tidemark.audit.execution;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Sees to it that every execution gets an end, also where an event that would have brought it never came. */
@ApplicationScoped
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final Pool pool;
    private final ExecutionEnds ends;

    Sweeper(Pool pool, ExecutionEnds ends) {
        this.pool = pool;
        this.ends = ends;
    }

    @Scheduled(
            every = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public Uni<Void> sweep() {
        return pool.withTransaction(ends::expire)
                .invoke(ended -> {
                    if (ended > 0) {
                        LOG.warnf("Ended %d executions that had no end an hour after their deadline", ended);
                    }
                })
                .replaceWithVoid();
    }
}
