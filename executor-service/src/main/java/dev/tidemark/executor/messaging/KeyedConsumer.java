package dev.tidemark.executor.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Feeds a channel to a handler: in order for each key, many keys at once on worker threads of its own, so that slow work on one
 * channel never delays another.
 */
public final class KeyedConsumer {

    private static final Logger LOG = Logger.getLogger(KeyedConsumer.class);
    /** Records taken from Kafka ahead of the workers, so that one busy key does not idle them. */
    private static final int AHEAD = 8;

    private final String name;
    private final int workers;
    private final RecordHandler handler;
    private final KeyedLanes lanes;

    public KeyedConsumer(String name, int workers, RecordHandler handler) {
        this.name = name;
        this.workers = workers;
        this.handler = handler;
        this.lanes = new KeyedLanes(pool(name, workers));
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Starts consuming; the channel's own health check reports when it breaks. */
    public void subscribe(Multi<Message<byte[]>> channel) {
        channel.onItem()
                .transformToUni(this::process)
                .merge(workers * AHEAD)
                .subscribe()
                .with(done -> {}, failure -> LOG.fatalf(failure, "channel %s broke", name));
    }

    private Uni<Void> process(Message<byte[]> message) {
        Received received = received(message);
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        lanes.submit(received.key(), () -> handle(received, message))
                .whenComplete((done, failure) -> acknowledged.complete(null));
        return Uni.createFrom().completionStage(acknowledged);
    }

    private void handle(Received received, Message<byte[]> message) {
        try {
            if (handler.handle(received) == RecordHandler.End.DONE) {
                message.ack();
            }
        } catch (RuntimeException | Error failure) {
            LOG.errorf(
                    failure, "%s: dead letter, partition %d offset %d", name, received.partition(), received.offset());
            message.nack(failure);
        }
    }

    private static Received received(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("not a record of Kafka"));
        return Received.of(
                record.getKey(), record.getPartition(), record.getOffset(), message.getPayload(), record.getHeaders());
    }
}
