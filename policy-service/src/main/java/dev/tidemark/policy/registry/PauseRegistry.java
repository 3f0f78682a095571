package dev.tidemark.policy.registry;

import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.StopEvent;
import dev.tidemark.contracts.event.StopEvent.RegistryPaused;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.DatabaseClock;
import dev.tidemark.policy.outbox.EventIds;
import dev.tidemark.policy.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The emergency brake: from when it is told, no worker deletes anything more in the registry, until it is resumed. */
@ApplicationScoped
public class PauseRegistry {

    private static final String PAUSE =
            "insert into policy.registry_pause (registry, paused_by, paused_at) values (:registry, :by, :at) on conflict do nothing";

    private static final String RESUME = "delete from policy.registry_pause where registry = :registry";

    private final DatabaseClock clock;
    private final Outbox outbox;

    PauseRegistry(DatabaseClock clock, Outbox outbox) {
        this.clock = clock;
        this.outbox = outbox;
    }

    /** Told even where somebody paused it before, who is remembered: a brake that is pressed twice is pressed. */
    @WithTransaction
    public Uni<Void> pause(RegistryName registry, String requestedBy) {
        return clock.now().chain(now -> Panache.getSession()
                .chain(session -> session.createNativeQuery(PAUSE)
                        .setParameter("registry", registry.value())
                        .setParameter("by", requestedBy)
                        .setParameter("at", now)
                        .executeUpdate())
                .chain(() -> tell(registry, requestedBy, now)));
    }

    private Uni<Void> tell(RegistryName registry, String requestedBy, Instant now) {
        return outbox.append(new RegistryPaused(EventMeta.of(EventIds.next(), now, null), registry, requestedBy));
    }

    /** Lets deletions go on. Told even where nobody paused it here: a pause must not outlive what is remembered of it. */
    @WithTransaction
    public Uni<Void> resume(RegistryName registry) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RESUME)
                        .setParameter("registry", registry.value())
                        .executeUpdate())
                .chain(() -> outbox.appendTombstone(Topic.STOPS, StopEvent.keyOf(registry)));
    }
}
