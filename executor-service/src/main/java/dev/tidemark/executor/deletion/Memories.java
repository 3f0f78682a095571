package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.executor.ExecutorConfig;
import dev.tidemark.executor.guard.GrouplessConsumers;
import dev.tidemark.executor.guard.Pause;
import dev.tidemark.executor.guard.RevokedException;
import dev.tidemark.executor.messaging.EventReader;
import dev.tidemark.executor.messaging.Received;
import dev.tidemark.executor.messaging.UnreadableEventException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The memory of every partition this worker owns: its results are read from as far back as a plan can live, and followed from there.
 * No plan is begun before they are read to the end they have at that moment, for planning ends tasks too, in other workers.
 */
@ApplicationScoped
public class Memories {

    private static final Logger LOG = Logger.getLogger(Memories.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** A consumer that owns nothing cannot poll. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Map<Integer, PartitionMemory> owned = new ConcurrentHashMap<>();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final GrouplessConsumers consumers;
    private final EventReader reader;
    private final ExecutorConfig config;
    private final Clock clock;
    private Thread follower;
    private volatile boolean running = true;
    private volatile Consumer<String, byte[]> current;

    Memories(GrouplessConsumers consumers, EventReader reader, ExecutorConfig config, Clock clock) {
        this.consumers = consumers;
        this.reader = reader;
        this.config = config;
        this.clock = clock;
    }

    /** Begins to restore what the partitions' results tell; does not wait for it. */
    synchronized void assigned(Collection<Integer> assigned) {
        assigned.forEach(partition -> owned.put(partition, new PartitionMemory(config.memory())));
        if (follower == null) {
            follower = new Thread(this::followForEver, "memories");
            follower.setDaemon(true);
            follower.start();
        }
        wake();
    }

    void revoked(Collection<Integer> revoked) {
        revoked.forEach(owned::remove);
        wake();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        wake();
    }

    /**
     * The partition's memory, as soon as it holds every result that is told by now.
     *
     * @throws RevokedException if the partition is not, or no longer, this worker's
     */
    PartitionMemory await(int partition) {
        Waiting mine = new Waiting(partition, owned.get(partition), new CompletableFuture<>());
        if (mine.memory() == null) {
            throw new RevokedException(partition);
        }
        waiting.add(mine);
        wake();
        if (!mine.isReadToItsEnd().join()) {
            throw new RevokedException(partition);
        }
        return mine.memory();
    }

    /** Somebody who waits for a partition's results to be read to the end they had when that was first looked up. */
    private record Waiting(int partition, PartitionMemory memory, CompletableFuture<Boolean> isReadToItsEnd) {}

    private void wake() {
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Tries for as long as it takes: without its memory a partition's plans must wait. */
    private void followForEver() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.open()) {
                new Following(consumer).follow();
            } catch (RuntimeException e) {
                LOG.warnf("results cannot be read, trying again: %s", e);
                Pause.of(POLL);
            }
        }
    }

    /** The results as one consumer reads them. One that takes its place reads everything again, which changes nothing. */
    private final class Following {

        private final Consumer<String, byte[]> consumer;
        private final Map<Integer, PartitionMemory> read = new HashMap<>();
        private final Map<Waiting, Long> ends = new HashMap<>();

        Following(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void follow() {
            current = consumer;
            while (running) {
                try {
                    takeOwned();
                    noteEnds();
                    answer();
                    if (read.isEmpty()) {
                        Pause.of(BETWEEN_LOOKS);
                    } else {
                        consumer.poll(POLL).forEach(this::add);
                    }
                } catch (WakeupException somethingChanged) {
                    LOG.trace("somebody waits, or owns other partitions than before");
                }
            }
        }

        /** Follows what is owned by now; what was lost and got back is read from the beginning again. */
        private void takeOwned() {
            Map<Integer, PartitionMemory> now = Map.copyOf(owned);
            Set<Integer> added = new HashSet<>();
            now.forEach((partition, memory) -> {
                if (read.get(partition) != memory) {
                    added.add(partition);
                }
            });
            if (added.isEmpty() && read.size() == now.size()) {
                return;
            }
            consumer.assign(now.keySet().stream().map(Memories::results).toList());
            seekBack(added);
            read.clear();
            read.putAll(now);
        }

        private void seekBack(Set<Integer> added) {
            long from = clock.instant().minus(config.memory()).toEpochMilli();
            Map<TopicPartition, Long> times = new HashMap<>();
            added.forEach(partition -> times.put(results(partition), from));
            Map<TopicPartition, Long> end = consumer.endOffsets(times.keySet());
            Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(times);
            times.keySet()
                    .forEach(partition -> consumer.seek(
                            partition,
                            first.get(partition) == null
                                    ? end.get(partition)
                                    : first.get(partition).offset()));
        }

        private void noteEnds() {
            List<Waiting> asked =
                    waiting.stream().filter(one -> !ends.containsKey(one)).toList();
            if (asked.isEmpty()) {
                return;
            }
            Map<TopicPartition, Long> now = consumer.endOffsets(
                    asked.stream().map(one -> results(one.partition())).toList());
            asked.forEach(one -> ends.put(one, now.get(results(one.partition()))));
        }

        private void answer() {
            for (Waiting one : waiting) {
                boolean lost = owned.get(one.partition()) != one.memory();
                boolean through = ends.containsKey(one)
                        && read.get(one.partition()) == one.memory()
                        && consumer.position(results(one.partition())) >= ends.get(one);
                if (lost || through) {
                    waiting.remove(one);
                    ends.remove(one);
                    one.isReadToItsEnd().complete(!lost);
                }
            }
        }

        private void add(ConsumerRecord<String, byte[]> result) {
            PartitionMemory memory = read.get(result.partition());
            try {
                memory.add(reader.read(result.value(), ResultEvent.class));
            } catch (UnreadableEventException unreadable) {
                // Its task counts as ended: it may have been.
                LOG.errorf("result %s at %d: %s", result.partition(), result.offset(), unreadable.getMessage());
                Received.of(result.key(), result.partition(), result.offset(), result.value(), result.headers())
                        .task()
                        .ifPresent(task -> memory.end(task, Instant.ofEpochMilli(result.timestamp())));
            }
        }
    }

    private static TopicPartition results(int partition) {
        return new TopicPartition(Topic.RESULTS.wireName(), partition);
    }
}
