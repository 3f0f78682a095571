package dev.tidemark.policy.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.policy.outbox.CloudEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Tells events to Kafka, past the outbox: no row changes with them, so nothing can be told that was rolled back, and the source is
 * answered only when Kafka has them, so nothing is lost that it does not send again.
 */
@ApplicationScoped
class EventOutlet {

    private static final Logger LOG = Logger.getLogger(EventOutlet.class);

    /** Sources wait for one to thirty seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A few megabytes, and more than a second's worth: beyond it an answer would come too late anyway. */
    private static final int MOST_UNDER_WAY = 10_000;

    /** So many keep a thread busy for a while that others need. */
    private static final int MANY = 200;

    private final MutinyEmitter<byte[]> emitter;
    private final ObjectMapper mapper;
    private final AtomicInteger underWay;
    private final AtomicBoolean acknowledging = new AtomicBoolean(true);

    // What is in the buffer is counted here, so that a full one is an answer and nothing breaks.
    EventOutlet(
            @Channel("registry-events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            ObjectMapper mapper,
            MeterRegistry meters) {
        this.emitter = emitter;
        this.mapper = mapper;
        this.underWay = meters.gauge("retention.hooks.under.way", new AtomicInteger());
    }

    /** Ends when Kafka has acknowledged all of them; fails with a {@link RefusedDeliveryException} if that takes too long. */
    Uni<Void> tell(List<RegistryEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (isFull()) {
            return Uni.createFrom().failure(EventOutlet::unavailable);
        }
        return sent(events)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(this::tellOfRecovery)
                .onFailure()
                .transform(this::failed);
    }

    /** While Kafka acknowledges nothing, one delivery at a time tries, and the others need not wait to be told so. */
    private boolean isFull() {
        return underWay.get() >= (acknowledging.get() ? MOST_UNDER_WAY : 1);
    }

    private Uni<Void> sent(List<RegistryEvent> events) {
        Uni<Void> all = Uni.createFrom().deferred(() -> Uni.join()
                .all(events.stream().map(this::send).toList())
                .andCollectFailures()
                .replaceWithVoid());
        return events.size() < MANY ? all : all.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Counted from when it is handed over until Kafka, and not the source, has its answer. */
    private Uni<Void> send(RegistryEvent event) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.key())
                .withHeaders(CloudEvents.record(CloudEvents.headersOf(event)))
                .build();
        var message = Message.of(json(event), Metadata.of(metadata), this::arrived, failure -> arrived());
        return Uni.createFrom().deferred(() -> {
            underWay.incrementAndGet();
            return emitter.sendMessage(message);
        });
    }

    private CompletionStage<Void> arrived() {
        underWay.decrementAndGet();
        return CompletableFuture.completedFuture(null);
    }

    private Throwable failed(Throwable failure) {
        if (acknowledging.getAndSet(false)) {
            LOG.warnf(
                    "What registries tell is not acknowledged by Kafka, they are asked to send it again: %s", failure);
        }
        return unavailable();
    }

    private static RefusedDeliveryException unavailable() {
        return new RefusedDeliveryException(Refusal.UNAVAILABLE, "it cannot be taken now: send it again");
    }

    private void tellOfRecovery() {
        if (!acknowledging.getAndSet(true)) {
            LOG.info("What registries tell is acknowledged again");
        }
    }

    private byte[] json(RegistryEvent event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("an event that is no JSON: " + event.getClass(), bug);
        }
    }
}
