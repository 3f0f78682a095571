package dev.tidemark.policy.trigger;

import dev.tidemark.policy.trigger.AwaitedRuns.Key;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks every second whether a repository has been quiet for long enough. */
@ApplicationScoped
class TriggerTicks {

    private static final Logger LOG = Logger.getLogger(TriggerTicks.class);

    /** The rest of a look is the next one's. */
    private static final int MAX_AT_ONCE = 1_000;

    private final RunAwaited runAwaited;

    TriggerTicks(RunAwaited runAwaited) {
        this.runAwaited = runAwaited;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return runAwaited.ready(MAX_AT_ONCE).chain(ready -> Multi.createFrom()
                .iterable(ready)
                .onItem()
                .transformToUniAndConcatenate(this::run)
                .collect()
                .last());
    }

    /** One that cannot be run does not keep the others from it; it stays ready and is tried again. */
    private Uni<Void> run(Key key) {
        return runAwaited
                .of(key)
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        failure, "Policy %s is due for %s and cannot be run", key.policy(), key.repository()))
                .onFailure()
                .recoverWithNull();
    }
}
