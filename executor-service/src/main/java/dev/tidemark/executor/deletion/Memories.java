package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.guard.GrouplessConsumers;
import dev.tidemark.executor.messaging.EventReader;
import dev.tidemark.executor.messaging.Received;
import dev.tidemark.executor.messaging.UnreadableEventException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The memory of every partition this worker owns. When one is assigned, its results are read from as far back as a plan can live up
 * to the end noted then; nothing of the partition is carried out before that is through.
 */
@ApplicationScoped
public class Memories {

    private static final Logger LOG = Logger.getLogger(Memories.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<Integer, CompletableFuture<PartitionMemory>> partitions = new ConcurrentHashMap<>();
    private final ExecutorService restoring = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "restoring");
        thread.setDaemon(true);
        return thread;
    });
    private final GrouplessConsumers consumers;
    private final EventReader reader;
    private final ExecutorConfig config;
    private final Clock clock;

    Memories(GrouplessConsumers consumers, EventReader reader, ExecutorConfig config, Clock clock) {
        this.consumers = consumers;
        this.reader = reader;
        this.config = config;
        this.clock = clock;
    }

    /** Begins to restore what the partitions' results tell; does not wait for it. */
    void assigned(Collection<Integer> assigned) {
        Map<Integer, CompletableFuture<PartitionMemory>> wanted = new HashMap<>();
        assigned.forEach(partition -> wanted.put(partition, new CompletableFuture<>()));
        partitions.putAll(wanted);
        restoring.execute(() -> restore(wanted));
    }

    void revoked(Collection<Integer> revoked) {
        revoked.forEach(partitions::remove);
    }

    /** The partition's memory, as soon as it is restored; null if the partition is not this worker's. */
    PartitionMemory await(int partition) {
        CompletableFuture<PartitionMemory> memory = partitions.get(partition);
        return memory == null ? null : memory.join();
    }

    /** Tries for as long as it takes: without its memory a partition's plans must wait. */
    private void restore(Map<Integer, CompletableFuture<PartitionMemory>> wanted) {
        while (stillWanted(wanted)) {
            try (Consumer<String, byte[]> consumer = consumers.open()) {
                Map<Integer, PartitionMemory> restored = read(consumer, wanted.keySet());
                wanted.forEach((partition, memory) -> memory.complete(restored.get(partition)));
                return;
            } catch (KafkaException e) {
                LOG.warnf("results cannot be read, trying again: %s", e.getMessage());
            }
        }
    }

    private boolean stillWanted(Map<Integer, CompletableFuture<PartitionMemory>> wanted) {
        return wanted.entrySet().stream().anyMatch(entry -> partitions.get(entry.getKey()) == entry.getValue());
    }

    private Map<Integer, PartitionMemory> read(Consumer<String, byte[]> consumer, Collection<Integer> wanted) {
        List<TopicPartition> results = wanted.stream()
                .map(partition -> new TopicPartition(Topic.RESULTS.wireName(), partition))
                .toList();
        Map<Integer, PartitionMemory> memories = new HashMap<>();
        wanted.forEach(partition -> memories.put(partition, new PartitionMemory(config.memory())));
        consumer.assign(results);
        Map<TopicPartition, Long> ends = consumer.endOffsets(results);
        seekBack(consumer, results, ends);
        while (results.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(POLL).forEach(result -> add(result, memories.get(result.partition())));
        }
        return memories;
    }

    /** Of a result that cannot be read, its task counts as ended: it may have been. */
    private void add(ConsumerRecord<String, byte[]> result, PartitionMemory memory) {
        try {
            memory.add(reader.read(result.value(), ResultEvent.class));
        } catch (UnreadableEventException unreadable) {
            LOG.errorf("result %s at %d: %s", result.partition(), result.offset(), unreadable.getMessage());
            Received.of(result.key(), result.partition(), result.offset(), result.value(), result.headers())
                    .task()
                    .ifPresent(task -> memory.end(task, Instant.ofEpochMilli(result.timestamp())));
        }
    }

    private void seekBack(
            Consumer<String, byte[]> consumer, List<TopicPartition> results, Map<TopicPartition, Long> ends) {
        Instant from = clock.instant().minus(config.memory());
        Map<TopicPartition, Long> times = new HashMap<>();
        results.forEach(partition -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
        for (TopicPartition partition : results) {
            OffsetAndTimestamp first = offsets.get(partition);
            consumer.seek(partition, first == null ? ends.get(partition) : first.offset());
        }
    }
}
