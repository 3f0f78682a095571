package dev.tidemark.standalone.kafka;

import dev.tidemark.contracts.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates every topic of {@link Topic}, and where each leaves its dead letters. Topics that are there are left as they are: partition
 * counts are never changed while they are live.
 */
public final class Topics {

    /** A plan is one record of up to 4 MiB; this leaves room for its key, headers and batch. */
    static final int MAX_RECORD_BYTES = 6 * 1024 * 1024;

    private static final int PATIENCE_SECONDS = 60;

    private Topics() {}

    /** How many copies a topic has: the default of the brokers, or a number. */
    public static final short BROKERS_CHOICE = -1;

    /** Creates what is missing and returns the names it created. */
    public static List<String> create(String bootstrapServers, short replicas) {
        var patience = Integer.toString(PATIENCE_SECONDS * 1000);
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "15000");
        try (var admin = Admin.create(settings)) {
            var there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return createMissing(admin, there, replicas);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics at " + bootstrapServers, e);
        } catch (ExecutionException | TimeoutException e) {
            var cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new IllegalStateException("Topics cannot be created at " + bootstrapServers + ": " + cause, e);
        }
    }

    private static List<String> createMissing(Admin admin, Set<String> there, short replicas)
            throws InterruptedException, ExecutionException, TimeoutException {
        var missing =
                all(replicas).filter(topic -> !there.contains(topic.name())).toList();
        CreateTopicsResult created = admin.createTopics(missing);
        for (var topic : created.values().entrySet()) {
            try {
                topic.getValue().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return missing.stream().map(NewTopic::name).toList();
    }

    /** All topics as Kafka wants to hear of them. */
    static Stream<NewTopic> all(short replicas) {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(events(topic, replicas), deadLetters(topic, replicas)));
    }

    private static NewTopic events(Topic topic, short replicas) {
        return new NewTopic(topic.wireName(), topic.partitions(), replicas).configs(settings(topic.cleanUp()));
    }

    private static NewTopic deadLetters(Topic topic, short replicas) {
        return new NewTopic(topic.deadLetters(), 1, replicas).configs(settings(Topic.CleanUp.AFTER_30_DAYS));
    }

    private static Map<String, String> settings(Topic.CleanUp cleanUp) {
        return Map.of(
                "cleanup.policy", cleanUp.policy(),
                "retention.ms", Long.toString(cleanUp.retentionMillis()),
                "max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    }
}
