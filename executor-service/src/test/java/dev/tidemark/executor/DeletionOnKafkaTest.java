package dev.tidemark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.DeletionEvent.DeletionsCondemned;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ResultEvent;
import dev.tidemark.contracts.event.ResultEvent.DeletionsBegun;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.StopEvent;
import dev.tidemark.contracts.event.StopEvent.StopRequested;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.Condemned;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.PlanId;
import dev.tidemark.contracts.execution.TaskId;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.TaskTotals;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.registry.Digest;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.contracts.registry.Tag;
import dev.tidemark.executor.guard.GrouplessConsumers;
import dev.tidemark.executor.guard.Stops;
import dev.tidemark.executor.registry.Registries;
import dev.tidemark.executor.registry.RegistryReader;
import dev.tidemark.standalone.testing.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans, results and stops on a real Kafka, with a registry in memory. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class DeletionOnKafkaTest {

    private static final RegistryName REGISTRY = new RegistryName("default");
    private static final RepositoryName APP = new RepositoryName("team-00000/app-0000000");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong NUMBERS = new AtomicLong(10_000);

    @Inject
    ObjectMapper mapper;

    @Inject
    GrouplessConsumers consumers;

    @Inject
    Stops stops;

    @Inject
    Registries registries;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final List<ResultEvent> told = new ArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private Consumer<String, byte[]> consumer;

    @BeforeEach
    void listen() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
        consumer = consumers.open();
        List<TopicPartition> results = IntStream.range(0, Topic.RESULTS.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.RESULTS.wireName(), partition))
                .toList();
        consumer.assign(results);
        consumer.seekToEnd(results);
        results.forEach(consumer::position);
    }

    @AfterEach
    void hangUp() {
        producer.close();
        consumer.close();
    }

    @Test
    void seesAStopAndItsTombstone() {
        ExecutionId execution = new ExecutionId(NUMBERS.incrementAndGet());
        assertThat(stops.isStopped(execution)).isFalse();

        send(Topic.STOPS, new StopRequested(meta(), execution, "admin"));
        Awaitility.await().atMost(PATIENCE).until(() -> stops.isStopped(execution));

        send(new ProducerRecord<>(Topic.STOPS.wireName(), StopEvent.keyOf(execution), null));
        Awaitility.await().atMost(PATIENCE).until(() -> !stops.isStopped(execution));
    }

    @Test
    void neverBeginsThePlanOfATaskThatAnotherWorkerEnded() {
        TaskId ended = task();
        TaskId next = task();
        Tag tag = tag(0);
        send(Topic.RESULTS, new TaskFinished(meta(), ended, null, false, TaskStatus.STOPPED, TaskTotals.NONE, null));

        send(Topic.DELETIONS, plan(ended, tag));
        send(Topic.DELETIONS, plan(next, tag(1)));

        awaitEnd(next);
        assertThat(told(DeletionsBegun.class)).extracting(begun -> begun.task()).doesNotContain(ended);
        assertThat(registry().head(APP, tag)).isPresent();
    }

    @Test
    void carriesAPlanOutOnceHoweverOftenItIsRead() {
        TaskId task = task();
        TaskId next = task();
        DeletionsCondemned plan = plan(task, tag(2));
        send(Topic.DELETIONS, plan);
        TaskFinished end = awaitEnd(task);

        send(Topic.DELETIONS, plan);
        send(Topic.DELETIONS, plan);
        send(Topic.DELETIONS, plan(next, tag(1)));

        awaitEnd(next);
        assertThat(end.status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(registry().head(APP, plan.condemned().get(0).tags().get(0))).isEmpty();
        assertThat(told(TaskFinished.class))
                .filteredOn(one -> one.task().equals(task))
                .hasSize(1);
    }

    @Test
    void goesOnAfterRecordsThatNobodyCanRead() {
        TaskId next = task();
        String key = REGISTRY + "/" + APP;
        send(new ProducerRecord<>(Topic.DELETIONS.wireName(), key, null));
        send(new ProducerRecord<>(Topic.DELETIONS.wireName(), key, "{".getBytes()));
        send(new ProducerRecord<>(
                Topic.DELETIONS.wireName(), key, "{\"type\":\"retention.unheard-of.v9\"}".getBytes()));
        ProducerRecord<String, byte[]> headless =
                new ProducerRecord<>(Topic.DELETIONS.wireName(), key, "[]".getBytes());
        headless.headers().add("ce_execution", null);
        send(headless);

        send(Topic.DELETIONS, plan(next, tag(1)));

        assertThat(awaitEnd(next).plan()).isNotNull();
    }

    private RegistryReader registry() {
        return registries.reader(REGISTRY);
    }

    private static TaskId task() {
        return new TaskId(new ExecutionId(NUMBERS.incrementAndGet()), REGISTRY, APP);
    }

    private static Tag tag(int number) {
        return new Tag("1.%d.0".formatted(number));
    }

    /** Of a tag that went in another test the plan finds nothing left, which ends it just as well. */
    private DeletionsCondemned plan(TaskId task, Tag tag) {
        Digest digest =
                registry().head(APP, tag).map(head -> head.digest()).orElse(new Digest("sha256:" + "0".repeat(64)));
        return new DeletionsCondemned(
                meta(),
                task,
                new PolicyId(1),
                new PlanId(UUID.randomUUID()),
                List.of(new Condemned(digest, List.of(tag), true, null)),
                4,
                4,
                3,
                Instant.now().plus(Duration.ofDays(1)),
                RetentionRules.Unit.ARTIFACT);
    }

    private static EventMeta meta() {
        return EventMeta.of(UUID.randomUUID(), Instant.now(), null);
    }

    private void send(Topic topic, Event event) {
        try {
            send(new ProducerRecord<>(topic.wireName(), event.key(), mapper.writeValueAsBytes(event)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private TaskFinished awaitEnd(TaskId task) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(result -> add(result.value()));
            return told(TaskFinished.class).stream().anyMatch(end -> end.task().equals(task));
        });
        return told(TaskFinished.class).stream()
                .filter(end -> end.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private void add(byte[] value) {
        try {
            told.add(mapper.readValue(value, ResultEvent.class));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private <E extends ResultEvent> List<E> told(Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
