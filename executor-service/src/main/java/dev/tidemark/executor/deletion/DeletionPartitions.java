package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.Topic;
import dev.tidemark.executor.guard.Assignments;
import dev.tidemark.executor.guard.Heartbeats;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.registry.RequestBudgets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Follows which partitions of the deletions are this worker's: what it may carry out, remembers, and its share of requests. */
@ApplicationScoped
@Identifier("deletions")
public class DeletionPartitions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(DeletionPartitions.class);
    private static final String CHANNEL = "deletions";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final KafkaClientService clients;
    private final Memories memories;
    private final RequestBudgets budgets;
    private final Assignments assignments;
    private final Heartbeats heartbeats;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    DeletionPartitions(
            KafkaClientService clients,
            Memories memories,
            RequestBudgets budgets,
            @ConfigProperty(name = "mp.messaging.incoming.deletions.session.timeout.ms") int sessionTimeoutMillis) {
        this.clients = clients;
        this.memories = memories;
        this.budgets = budgets;
        Duration sure = Duration.ofMillis(sessionTimeoutMillis / 2);
        this.heartbeats = new Heartbeats(sure, System::nanoTime);
        this.assignments = new Assignments(heartbeats::sinceAnswer, sure);
    }

    void start(@Observes StartupEvent event) {
        looking.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        looking.shutdownNow();
    }

    /** The ownership of a partition from now on. */
    Ownership ownership(int partition) {
        return assignments.of(partition);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        // In this order: an older record that waited for its turn must not find the partition owned and its old memory,
        // or none.
        memories.assigned(numbers);
        assignments.assigned(numbers);
        share();
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        assignments.revoked(numbers);
        memories.revoked(numbers);
        share();
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }

    /** A registry's request budget is shared out by partitions, so that workers need not speak to each other about it. */
    private void share() {
        budgets.take((double) assignments.owned() / Topic.DELETIONS.partitions());
    }

    private void look() {
        try {
            answers().ifPresent(heartbeats::observe);
        } catch (RuntimeException e) {
            // Without a look nothing is sure, so that deletions wait; the next one is tried all the same.
            LOG.debugf("no look at the heartbeats: %s", e);
        }
    }

    private OptionalDouble answers() {
        for (Metric metric : clients.getConsumer(CHANNEL).unwrap().metrics().values()) {
            if (metric.metricName().name().equals("heartbeat-total") && metric.metricValue() instanceof Double count) {
                return OptionalDouble.of(count);
            }
        }
        return OptionalDouble.empty();
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
