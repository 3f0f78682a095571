package dev.tidemark.executor.guard;

import dev.tidemark.contracts.event.StopEvent;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows the stops topic from its beginning, without a consumer group: every worker needs all of it. A stop counts by its key alone,
 * so one whose value cannot be read stops just as well.
 */
@ApplicationScoped
public class KafkaStops implements Stops {

    private static final Logger LOG = Logger.getLogger(KafkaStops.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.STOPS.wireName(), 0);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final GrouplessConsumers consumers;
    private volatile Set<String> stopped = Set.of();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile boolean running = true;
    private volatile Consumer<String, byte[]> current;

    KafkaStops(GrouplessConsumers consumers) {
        this.consumers = consumers;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::followForEver, "stops");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public boolean isStopped(ExecutionId execution) {
        return contains(StopEvent.keyOf(execution));
    }

    @Override
    public boolean isPaused(RegistryName registry) {
        return contains(StopEvent.keyOf(registry));
    }

    private boolean contains(String key) {
        try {
            caughtUp.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the stops were read", e);
        }
        return stopped.contains(key);
    }

    private void followForEver() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.open()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException shuttingDown) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("stops cannot be read, trying again: %s", e);
                Pause.of(POLL);
            }
        }
    }

    /** What was known before counts until all is read again: on the way there, what was resumed and paused again looks resumed. */
    private void follow(Consumer<String, byte[]> consumer) {
        consumer.assign(Set.of(PARTITION));
        consumer.seekToBeginning(Set.of(PARTITION));
        long end = consumer.endOffsets(Set.of(PARTITION)).get(PARTITION);
        Set<String> read = ConcurrentHashMap.newKeySet();
        while (running) {
            if (stopped != read && consumer.position(PARTITION) >= end) {
                stopped = read;
                caughtUp.countDown();
            }
            consumer.poll(POLL).forEach(stop -> apply(stop, read));
        }
    }

    private static void apply(ConsumerRecord<String, byte[]> stop, Set<String> stopped) {
        if (stop.key() == null) {
            return;
        }
        if (stop.value() == null) {
            stopped.remove(stop.key());
        } else {
            stopped.add(stop.key());
        }
    }
}
