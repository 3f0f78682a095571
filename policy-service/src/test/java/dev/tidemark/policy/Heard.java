package dev.tidemark.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.contracts.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What Kafka has of a topic, from its first record on. */
public final class Heard implements AutoCloseable {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    private Heard(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    public static Heard on(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "auto.offset.reset",
                "earliest");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        Collection<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Heard(consumer);
    }

    /** All records under the key that have come so far. */
    public List<ConsumerRecord<String, byte[]>> under(String key) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return records.stream().filter(record -> key.equals(record.key())).toList();
    }

    /** All events of the type, under whatever key, that have come so far. */
    public <E extends Event> List<E> events(Class<E> type) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return records.stream()
                .filter(record -> record.value() != null && isEvent(record))
                .map(Heard::parse)
                .flatMap(event -> type.isInstance(event) ? Stream.of(type.cast(event)) : Stream.empty())
                .toList();
    }

    /** Some tests write what is none. */
    private static boolean isEvent(ConsumerRecord<String, byte[]> record) {
        return record.headers().lastHeader("ce_type") != null;
    }

    /** All events of the type under the key that have come so far. */
    public <E extends Event> List<E> events(String key, Class<E> type) {
        return under(key).stream()
                .filter(record -> record.value() != null)
                .map(Heard::parse)
                .flatMap(event -> type.isInstance(event) ? Stream.of(type.cast(event)) : Stream.empty())
                .toList();
    }

    private static Event parse(ConsumerRecord<String, byte[]> record) {
        try {
            return MAPPER.readValue(record.value(), Event.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
