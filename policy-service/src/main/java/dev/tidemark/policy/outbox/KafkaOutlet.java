package dev.tidemark.policy.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Kafka. */
@ApplicationScoped
class KafkaOutlet implements Outlet {

    private final MutinyEmitter<byte[]> emitter;

    // The relay bounds what is under way by its batches; a bound here would only make it fail.
    KafkaOutlet(@Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    @Override
    public Uni<Void> send(OutboxRow row) {
        return emitter.sendMessage(Message.of(row.payload(), Metadata.of(metadataOf(row))));
    }

    private static OutgoingKafkaRecordMetadata<String> metadataOf(OutboxRow row) {
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(row.topic())
                .withKey(row.key())
                .withHeaders(CloudEvents.record(row.headers()))
                .build();
    }
}
