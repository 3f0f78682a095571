package dev.tidemark.audit.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.audit.database.Failures;
import dev.tidemark.contracts.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Carries a batch of records into a projection: one transaction for all of them. Where the data of one are at fault the batch is
 * halved until that one stands alone, and goes to the dead letters; where the database is, the batch waits for it.
 */
@ApplicationScoped
public class Projector {

    private static final Logger LOG = Logger.getLogger(Projector.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Pool pool;
    private final ObjectMapper mapper;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    Projector(Pool pool, ObjectMapper mapper, DeadLetters deadLetters, MeterRegistry metrics) {
        this.pool = pool;
        this.mapper = mapper;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Completes when every record is in the database or among the dead letters, and never fails before that. */
    public <E extends Event> Uni<Void> project(
            ConsumerRecords<String, byte[]> records, Class<E> events, Projection<E> projection) {
        var readable = new ArrayList<Delivery<E>>();
        Uni<Void> unreadable = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                readable.add(new Delivery<>(record, parse(record, events)));
            } catch (IOException | IllegalArgumentException e) {
                unreadable = unreadable.chain(() -> deadLetters.send(record, e));
            }
        }
        return unreadable.chain(() -> apply(readable, projection));
    }

    private <E> E parse(ConsumerRecord<String, byte[]> record, Class<E> events) throws IOException {
        if (record.value() == null) {
            throw new IllegalArgumentException("a record without a value");
        }
        return mapper.readValue(record.value(), events);
    }

    private <E extends Event> Uni<Void> apply(List<Delivery<E>> batch, Projection<E> projection) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Received<E>> events = batch.stream().map(Delivery::received).toList();
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(transaction -> projection.apply(transaction, events)))
                .invoke(() -> count(batch))
                .onFailure(failure -> !Failures.isOfData(failure))
                .invoke(failure -> LOG.warnf("%d events wait for the database: %s", batch.size(), failure))
                .onFailure(failure -> !Failures.isOfData(failure))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .onFailure(Failures::isOfData)
                .recoverWithUni(failure -> isolate(batch, projection, failure));
    }

    private <E extends Event> Uni<Void> isolate(List<Delivery<E>> batch, Projection<E> projection, Throwable failure) {
        if (batch.size() == 1) {
            return deadLetters.send(batch.get(0).record(), failure);
        }
        int middle = batch.size() / 2;
        return apply(batch.subList(0, middle), projection)
                .chain(() -> apply(batch.subList(middle, batch.size()), projection));
    }

    private void count(List<? extends Delivery<?>> batch) {
        String topic = batch.get(0).record().topic();
        metrics.counter("retention_projected_events", "topic", topic).increment(batch.size());
    }

    private record Delivery<E extends Event>(ConsumerRecord<String, byte[]> record, E event) {

        Received<E> received() {
            return new Received<>(
                    event,
                    new Position(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            Instant.ofEpochMilli(record.timestamp())));
        }
    }
}
