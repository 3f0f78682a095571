package dev.tidemark.audit.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Where records go that could not be read or projected: the topic of their source with {@code .dlq} behind it, cause in headers. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String SUFFIX = ".dlq";
    private static final int LONGEST_CAUSE = 500;

    private final MutinyEmitter<byte[]> emitter;
    private final MeterRegistry metrics;

    DeadLetters(
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            MeterRegistry metrics) {
        this.emitter = emitter;
        this.metrics = metrics;
    }

    /** Completes when the record is safe there; tries for ever, since its place is only given up after that. */
    Uni<Void> send(ConsumerRecord<String, byte[]> record, Throwable cause) {
        return Uni.createFrom()
                .deferred(() -> emitter.sendMessage(letter(record, cause)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .invoke(() -> tell(record, cause));
    }

    private void tell(ConsumerRecord<String, byte[]> record, Throwable cause) {
        metrics.counter("retention_dead_letters", "topic", record.topic()).increment();
        LOG.errorf(
                "Dead letter: %s, partition %d, offset %d: %s",
                record.topic(), record.partition(), record.offset(), reason(cause));
    }

    private static Message<byte[]> letter(ConsumerRecord<String, byte[]> record, Throwable cause) {
        var headers = new RecordHeaders(record.headers());
        add(headers, "dead-letter-exception-class-name", cause.getClass().getName());
        add(headers, "dead-letter-reason", reason(cause));
        add(headers, "dead-letter-topic", record.topic());
        add(headers, "dead-letter-partition", Integer.toString(record.partition()));
        add(headers, "dead-letter-offset", Long.toString(record.offset()));
        return Message.of(record.value())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(record.topic() + SUFFIX)
                        .withKey(record.key())
                        .withHeaders(headers)
                        .build());
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String reason(Throwable cause) {
        String message = Objects.toString(cause.getMessage(), cause.getClass().getName());
        return message.length() <= LONGEST_CAUSE ? message : message.substring(0, LONGEST_CAUSE) + "…";
    }
}
