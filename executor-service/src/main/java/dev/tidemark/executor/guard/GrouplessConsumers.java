package dev.tidemark.executor.guard;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Opens consumers that belong to no group, for topics that every worker reads for itself. */
@ApplicationScoped
public class GrouplessConsumers {

    private final Map<String, Object> kafka;

    GrouplessConsumers(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** A new consumer with nothing assigned; the caller closes it. */
    public Consumer<String, byte[]> open() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove("group.id");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
