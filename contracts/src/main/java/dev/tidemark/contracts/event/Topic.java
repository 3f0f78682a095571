package dev.tidemark.contracts.event;

import java.time.Duration;
import java.util.List;

/**
 * The topics, in one place: what they carry, how they are keyed and how long they keep it. Services name them in their configuration
 * only; tests hold that configuration, and {@code docs/topics.md}, against this.
 *
 * <p>The topics of one repository's story share key, partition count and partitioner, so that the story is in order and one worker's.
 * Their partition count is never changed while they are live.
 */
public enum Topic {
    POLICIES(
            "retention.policies",
            PolicyEvent.class,
            "policy",
            Partitions.FEW,
            CleanUp.NONE,
            "policy-service",
            List.of("analytics")),
    EXECUTIONS(
            "retention.executions",
            ExecutionEvent.class,
            "execution",
            Partitions.FEW,
            CleanUp.AFTER_30_DAYS,
            "policy-service, executor-service, audit-service",
            List.of("executor-service", "audit-service", "policy-service")),
    STOPS(
            "retention.stops",
            StopEvent.class,
            "execution/<id> or registry/<name>",
            Partitions.ONE,
            CleanUp.COMPACT,
            "policy-service",
            List.of("executor-service")),
    TASKS(
            "retention.tasks",
            TaskEvent.class,
            "registry/repository",
            Partitions.PER_REPOSITORY,
            CleanUp.AFTER_30_DAYS,
            "executor-service",
            List.of("executor-service", "audit-service")),
    TASKS_PROMPT(
            "retention.tasks-prompt",
            TaskEvent.class,
            "registry/repository",
            Partitions.PER_REPOSITORY,
            CleanUp.AFTER_30_DAYS,
            "executor-service",
            List.of("executor-service", "audit-service")),
    DECISIONS(
            "retention.decisions",
            DecisionEvent.class,
            "registry/repository",
            Partitions.PER_REPOSITORY,
            CleanUp.AFTER_30_DAYS,
            "executor-service",
            List.of("audit-service", "analytics")),
    DELETIONS(
            "retention.deletions",
            DeletionEvent.class,
            "registry/repository",
            Partitions.PER_REPOSITORY,
            CleanUp.AFTER_30_DAYS,
            "executor-service",
            List.of("executor-service")),
    RESULTS(
            "retention.results",
            ResultEvent.class,
            "registry/repository",
            Partitions.PER_REPOSITORY,
            CleanUp.AFTER_30_DAYS,
            "executor-service",
            List.of("audit-service", "executor-service (memory)", "analytics")),
    REGISTRY_EVENTS(
            "retention.registry-events",
            RegistryEvent.class,
            "registry/repository, or registry",
            Partitions.PER_REPOSITORY,
            CleanUp.AFTER_7_DAYS,
            "executor-service, policy-service",
            List.of("audit-service", "policy-service", "analytics"));

    private final String wireName;
    private final Class<? extends Event> events;
    private final String key;
    private final Partitions partitions;
    private final CleanUp cleanUp;
    private final String producer;
    private final List<String> consumers;

    Topic(
            String wireName,
            Class<? extends Event> events,
            String key,
            Partitions partitions,
            CleanUp cleanUp,
            String producer,
            List<String> consumers) {
        this.wireName = wireName;
        this.events = events;
        this.key = key;
        this.partitions = partitions;
        this.cleanUp = cleanUp;
        this.producer = producer;
        this.consumers = consumers;
    }

    /** The name in Kafka. */
    public String wireName() {
        return wireName;
    }

    /** The name in Kafka of the topic for what could not be read or processed. */
    public String deadLetters() {
        return wireName + ".dlq";
    }

    /** The group of events it carries. */
    public Class<? extends Event> events() {
        return events;
    }

    /** What its key is, in words. */
    public String key() {
        return key;
    }

    /** How many partitions it has. */
    public int partitions() {
        return partitions.count;
    }

    /** What becomes of old records. */
    public CleanUp cleanUp() {
        return cleanUp;
    }

    /** Who writes it. */
    public String producer() {
        return producer;
    }

    /** Who reads it. */
    public List<String> consumers() {
        return consumers;
    }

    private enum Partitions {
        ONE(1),
        FEW(6),
        PER_REPOSITORY(48);

        private final int count;

        Partitions(int count) {
            this.count = count;
        }
    }

    /** What becomes of old records. */
    public enum CleanUp {
        /** Kept for ever: few, and the audit trail. */
        NONE("delete", null),
        AFTER_7_DAYS("delete", Duration.ofDays(7)),
        AFTER_30_DAYS("delete", Duration.ofDays(30)),
        /** Only the last record of a key, until a tombstone; never by age. */
        COMPACT("compact", null);

        private final String policy;
        private final Duration retention;

        CleanUp(String policy, Duration retention) {
            this.policy = policy;
            this.retention = retention;
        }

        /** Kafka's {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }

        /** Kafka's {@code retention.ms}; -1 for ever. */
        public long retentionMillis() {
            return retention == null ? -1 : retention.toMillis();
        }
    }
}
