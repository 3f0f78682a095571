package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.policy.PolicyId;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks every second whether a policy is due. */
@ApplicationScoped
class ScheduleTicks {

    private static final Logger LOG = Logger.getLogger(ScheduleTicks.class);

    /** Everybody's midnight is worked off in a few looks; the rest of a look is the next one's. */
    private static final int MAX_AT_ONCE = 1_000;

    private final RunSlot runSlot;

    ScheduleTicks(RunSlot runSlot) {
        this.runSlot = runSlot;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return runSlot.due(MAX_AT_ONCE).chain(due -> Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::run)
                .collect()
                .last());
    }

    /** One that cannot be run does not keep the others from it; it stays due and is tried again. */
    private Uni<Void> run(PolicyId policy) {
        return runSlot.of(policy)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Policy %s is due and cannot be run", policy))
                .onFailure()
                .recoverWithNull();
    }
}
