package dev.tidemark.system.stack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Tells events, listens to them, and does to the groups that read them what an operator might. */
public final class Events {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Object> server;

    Events(String bootstrapServers) {
        this.server = Map.of("bootstrap.servers", bootstrapServers);
    }

    /** How many records a second one producer writes to a topic of its own, each acknowledged by all, so many of them under way at most. */
    public double produce(String value, int mostUnderWay, Duration time)
            throws InterruptedException, ExecutionException {
        var topic = new NewTopic("benchmark-" + UUID.randomUUID(), Topic.REGISTRY_EVENTS.partitions(), (short) 1);
        var settings = new HashMap<>(server);
        settings.put("acks", "all");
        settings.put("compression.type", "zstd");
        try (var admin = Admin.create(server);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(topic)).all().get();
            // What reaches a partition before it is ready comes again, out of order, for as long as the producer has
            // patience.
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                producer.send(new ProducerRecord<>(topic.name(), partition, "", value))
                        .get();
            }
            var free = new Semaphore(mostUnderWay);
            long begun = System.nanoTime();
            int count = 0;
            while (System.nanoTime() - begun < time.toNanos()) {
                free.acquire();
                producer.send(
                        new ProducerRecord<>(topic.name(), Integer.toString(count % 500), value),
                        (written, failure) -> free.release());
                count++;
            }
            free.acquire(mostUnderWay);
            double seconds = (System.nanoTime() - begun) / 1e9;
            admin.deleteTopics(List.of(topic.name())).all().get();
            return count / seconds;
        }
    }

    /** Where the brokers are. */
    public String bootstrapServers() {
        return (String) server.get("bootstrap.servers");
    }

    public void tell(Topic topic, Event event) {
        try (var producer = new KafkaProducer<>(server, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.wireName(), event.key(), JSON.writeValueAsBytes(event)))
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells all that is on the topic by now once more, as a service that crashed would. */
    public void repeat(Topic topic) {
        var partitions = partitions(topic);
        try (var consumer = new KafkaConsumer<>(server, new StringDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(server, new StringSerializer(), new ByteArraySerializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(told -> {
                    if (told.offset() < ends.get(new TopicPartition(told.topic(), told.partition()))) {
                        producer.send(new ProducerRecord<>(
                                told.topic(), told.partition(), told.key(), told.value(), told.headers()));
                    }
                });
            }
        }
    }

    /** The first event of the topic, told already or still to come, that the condition is true of. */
    public <E extends Event> E await(Topic topic, Class<E> type, Predicate<E> condition, Duration patience) {
        var partitions = partitions(topic);
        try (var consumer = new KafkaConsumer<>(server, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var event = read(record.value());
                    if (type.isInstance(event) && condition.test(type.cast(event))) {
                        return type.cast(event);
                    }
                }
            }
        }
        throw new AssertionError("no such " + type.getSimpleName() + " within " + patience);
    }

    /** All events of the topic so far that the condition is true of. */
    public <E extends Event> List<E> all(Topic topic, Class<E> type, Predicate<E> condition) {
        return allSince(Instant.EPOCH, topic, type, condition);
    }

    /** Those of them that were told since then. */
    public <E extends Event> List<E> allSince(Instant from, Topic topic, Class<E> type, Predicate<E> condition) {
        return records(from, topic, type, condition).stream().map(Told::event).toList();
    }

    /** How long after it happened each of them was told. */
    public <E extends Event> List<Duration> delays(Topic topic, Class<E> type, Predicate<E> condition) {
        return records(Instant.EPOCH, topic, type, condition).stream()
                .map(told -> Duration.between(told.event().meta().occurredAt(), told.at()))
                .toList();
    }

    private <E extends Event> List<Told<E>> records(Instant from, Topic topic, Class<E> type, Predicate<E> condition) {
        var partitions = partitions(topic);
        var found = new ArrayList<Told<E>>();
        try (var consumer = new KafkaConsumer<>(server, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var times = partitions.stream().collect(Collectors.toMap(one -> one, one -> from.toEpochMilli()));
            consumer.offsetsForTimes(times)
                    .forEach((partition, first) ->
                            consumer.seek(partition, first == null ? ends.get(partition) : first.offset()));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var event = read(record.value());
                    if (type.isInstance(event) && condition.test(type.cast(event))) {
                        found.add(new Told<>(type.cast(event), Instant.ofEpochMilli(record.timestamp())));
                    }
                }
            }
        }
        return found;
    }

    private record Told<E>(E event, Instant at) {}

    private static Event read(byte[] value) {
        try {
            return value == null ? null : JSON.readValue(value, Event.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.wireName(), partition))
                .toList();
    }

    /** Makes the group read the topic again from its beginning; it must not be running, but may have died just now. */
    public void rewind(String group, Topic topic) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        partitions(topic).forEach(partition -> offsets.put(partition, new OffsetAndMetadata(0)));
        try (var admin = Admin.create(server)) {
            Awaitility.await("the rewinding of " + group)
                    .atMost(PATIENCE)
                    .ignoreExceptionsMatching(e -> e instanceof ExecutionException)
                    .until(() -> {
                        admin.alterConsumerGroupOffsets(group, offsets).all().get();
                        return true;
                    });
        }
    }

    /** Waits until the group has read all that the topic has now. */
    public void awaitRead(String group, Topic topic) {
        var partitions = partitions(topic);
        try (var admin = Admin.create(server);
                var consumer = new KafkaConsumer<>(server, new StringDeserializer(), new ByteArrayDeserializer())) {
            var ends = consumer.endOffsets(partitions);
            Awaitility.await(group + " has read " + topic).atMost(PATIENCE).until(() -> {
                var read = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                return ends.entrySet().stream().allMatch(end -> isRead(read.get(end.getKey()), end.getValue()));
            });
        }
    }

    private static boolean isRead(OffsetAndMetadata read, long end) {
        return end == 0 || (read != null && read.offset() >= end);
    }
}
