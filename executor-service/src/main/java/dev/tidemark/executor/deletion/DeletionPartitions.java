package dev.tidemark.executor.deletion;

import dev.tidemark.contracts.event.Topic;
import dev.tidemark.executor.guard.Assignments;
import dev.tidemark.executor.guard.Ownership;
import dev.tidemark.executor.registry.RequestBudgets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Follows which partitions of the deletions are this worker's: what it may carry out, remembers, and its share of requests. */
@ApplicationScoped
@Identifier("deletions")
public class DeletionPartitions implements KafkaConsumerRebalanceListener {

    private static final String CHANNEL = "deletions";

    private final KafkaClientService clients;
    private final Memories memories;
    private final RequestBudgets budgets;
    private final Assignments assignments;

    DeletionPartitions(
            KafkaClientService clients,
            Memories memories,
            RequestBudgets budgets,
            @ConfigProperty(name = "mp.messaging.incoming.deletions.session.timeout.ms") int sessionTimeoutMillis) {
        this.clients = clients;
        this.memories = memories;
        this.budgets = budgets;
        this.assignments = new Assignments(this::sinceHeartbeat, Duration.ofMillis(sessionTimeoutMillis / 2));
    }

    /** The ownership of a partition from now on. */
    Ownership ownership(int partition) {
        return assignments.of(partition);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> numbers = numbers(partitions);
        assignments.assigned(numbers);
        memories.assigned(numbers);
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

    private Duration sinceHeartbeat() {
        for (Metric metric : clients.getConsumer(CHANNEL).unwrap().metrics().values()) {
            if (metric.metricName().name().equals("last-heartbeat-seconds-ago")
                    && metric.metricValue() instanceof Double seconds
                    && seconds >= 0) {
                return Duration.ofMillis((long) (seconds * 1000));
            }
        }
        return Duration.ofDays(1);
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
