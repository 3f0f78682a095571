package dev.tidemark.policy.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Wakes the relay: when PostgreSQL tells that rows were committed, and every second, should it not have told. */
@ApplicationScoped
class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final long RECONNECT_AFTER_MILLIS = 1_000;

    private final OutboxRelay relay;
    private final OutboxBacklog backlog;
    private final PgSubscriber subscriber;
    /** How often it was woken since its last round began; a round that was asked for meanwhile follows at once. */
    private final AtomicInteger wakes = new AtomicInteger();

    private final AtomicBoolean failing = new AtomicBoolean();

    RelayLoop(OutboxRelay relay, OutboxBacklog backlog, Vertx vertx, DatabaseConfig database) {
        this.relay = relay;
        this.backlog = backlog;
        this.subscriber = PgSubscriber.subscriber(
                vertx,
                new PgConnectOptions()
                        .setHost(database.host())
                        .setPort(database.port())
                        .setDatabase(database.name())
                        .setUser(database.username())
                        .setPassword(database.password().orElse("")));
    }

    void listen(@Observes StartupEvent start) {
        subscriber.reconnectPolicy(attempts -> RECONNECT_AFTER_MILLIS);
        subscriber.channel("policy_outbox").handler(payload -> wake());
        subscriber.connect();
        wake();
    }

    void stop(@Observes ShutdownEvent stop) {
        subscriber.close();
    }

    @Scheduled(every = "1s")
    void tick() {
        wake();
    }

    void wake() {
        if (wakes.getAndIncrement() == 0) {
            round();
        }
    }

    private void round() {
        int asked = wakes.get();
        relay.drain().chain(backlog::measure).subscribe().with(done -> next(asked), failure -> {
            tell(failure);
            // What failed is tried again by the next tick, not at once.
            wakes.set(0);
        });
    }

    private void next(int asked) {
        if (failing.compareAndSet(true, false)) {
            LOG.info("The outbox is being relayed again");
        }
        if (!wakes.compareAndSet(asked, 0)) {
            round();
        }
    }

    private void tell(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("The outbox cannot be relayed, trying on every second", failure);
        }
    }
}
