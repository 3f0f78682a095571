package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.policy.DatabaseClock;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Lets no policy of a dialect run by the clock until somebody resumes that. What falls due meanwhile is looked at then, as after an outage:
 * the latest tick only, and only if it is not long past.
 */
@ApplicationScoped
public class PauseSchedules {

    private static final Logger LOG = Logger.getLogger(PauseSchedules.class);

    private final DatabaseClock clock;
    private final Rows rows = new Rows();

    /** Its own, because nobody else has use for it. */
    private static final class Rows implements PanacheRepositoryBase<PausedScheduleEntity, Dialect> {}

    PauseSchedules(DatabaseClock clock) {
        this.clock = clock;
    }

    /** Does nothing where they are paused already. */
    @WithTransaction
    public Uni<Void> pause(Dialect dialect, String requestedBy) {
        return rows.findById(dialect)
                .chain(found -> found != null
                        ? Uni.createFrom().voidItem()
                        : clock.now()
                                .chain(now -> rows.persist(PausedScheduleEntity.of(dialect, requestedBy, now)))
                                .invoke(() -> LOG.infof("The schedules of %s are paused by %s", dialect, requestedBy))
                                .replaceWithVoid());
    }

    @WithTransaction
    public Uni<Void> resume(Dialect dialect, String requestedBy) {
        return rows.deleteById(dialect)
                .replaceWithVoid()
                .invoke(() -> LOG.infof("The schedules of %s are resumed by %s", dialect, requestedBy));
    }

    @WithSession
    public Uni<Boolean> arePaused(Dialect dialect) {
        return rows.findById(dialect).map(found -> found != null);
    }
}
