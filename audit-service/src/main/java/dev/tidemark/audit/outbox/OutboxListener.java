package dev.tidemark.audit.outbox;

import dev.tidemark.audit.database.DatabaseConfig;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Wakes the relay when an event was committed, by whichever replica. It needs a connection of its own, outside the pool. */
@ApplicationScoped
class OutboxListener {

    private static final long RECONNECT_AFTER_MILLIS = 1_000;

    private final PgSubscriber subscriber;
    private final OutboxRelay relay;

    OutboxListener(Vertx vertx, DatabaseConfig config, OutboxRelay relay) {
        this.relay = relay;
        var options = new PgConnectOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setDatabase(config.name())
                .setUser(config.username());
        config.password().ifPresent(options::setPassword);
        this.subscriber = PgSubscriber.subscriber(vertx, options).reconnectPolicy(retries -> RECONNECT_AFTER_MILLIS);
    }

    void onStart(@Observes StartupEvent started) {
        subscriber
                .channel(Outbox.CHANNEL)
                .handler(payload -> relay.wake().subscribe().with(done -> {}));
        subscriber.connect();
    }

    @PreDestroy
    void close() {
        subscriber.close();
    }
}
