package dev.tidemark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.contracts.event.DecisionEvent.TaskPlanned;
import dev.tidemark.contracts.event.Event;
import dev.tidemark.contracts.event.EventMeta;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionPlanned;
import dev.tidemark.contracts.event.ExecutionEvent.ExecutionRequested;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryScanned;
import dev.tidemark.contracts.event.ResultEvent.TaskFinished;
import dev.tidemark.contracts.event.TaskEvent.TaskRequested;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.TaskStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.Keep;
import dev.tidemark.contracts.policy.Pattern;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRule;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.policy.Selector;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.executor.guard.GrouplessConsumers;
import dev.tidemark.standalone.testing.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
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

/** The whole service on a real Kafka, with a registry in memory. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class ExecutorServiceTest {

    private static final RegistryName REGISTRY = new RegistryName("default");
    private static final String TOKEN = "Bearer for-tests-only";
    private static final AtomicLong NUMBERS = new AtomicLong(100);

    @Inject
    ObjectMapper mapper;

    @Inject
    GrouplessConsumers consumers;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final ExecutionId execution = new ExecutionId(NUMBERS.incrementAndGet());
    private final List<Event> told = new ArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private Consumer<String, byte[]> consumer;

    @BeforeEach
    void listen() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
        consumer = consumers.open();
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                partitions.add(new TopicPartition(topic.wireName(), partition));
            }
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    @AfterEach
    void hangUp() {
        producer.close();
        consumer.close();
    }

    @Test
    void turnsAnExecutionIntoTasksPlansAndDeletions() {
        request(keepingNewest(1), false);

        await(() -> told(TaskFinished.class).size() == 5);
        assertThat(told(TaskRequested.class)).hasSize(5);
        assertThat(told(ExecutionPlanned.class))
                .extracting(ExecutionPlanned::tasks)
                .containsExactly(5);
        assertThat(told(TaskPlanned.class)).hasSize(5);
        assertThat(told(RepositoryScanned.class)).hasSize(5);
        assertThat(told(TaskFinished.class)).extracting(TaskFinished::status).containsOnly(TaskStatus.SUCCESS);
    }

    @Test
    void endsAnExecutionWhoseRegistryNobodyConfigured() {
        Policy elsewhere = policy(Scope.ofRegistry(new RegistryName("elsewhere")), new Keep.Always());

        send(Topic.EXECUTIONS, requested(elsewhere, true));

        await(() -> !told(ExecutionFinished.class).isEmpty());
        assertThat(told(ExecutionFinished.class).get(0).status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(told(ExecutionFinished.class).get(0).error()).contains("elsewhere");
    }

    @Test
    void endsTheTaskOfAnUnreadableRecordAndGoesOn() {
        ProducerRecord<String, byte[]> poison =
                new ProducerRecord<>(Topic.TASKS.wireName(), "default/library/app", "{".getBytes());
        poison.headers().add("ce_execution", execution.toString().getBytes());

        producer.send(poison);
        request(keepingNewest(1), true);

        await(() -> told(TaskFinished.class).size() == 6);
        assertThat(told(TaskFinished.class))
                .filteredOn(end -> end.status() == TaskStatus.ERROR)
                .extracting(end -> end.task().repository().value())
                .containsExactly("library/app");
    }

    @Test
    void answersStrangersNothingButTheHealth() throws Exception {
        assertThat(status("/health/live", null)).isEqualTo(200);
        assertThat(status("/q/metrics", null)).isEqualTo(401);
        assertThat(status("/q/metrics", "Bearer wrong")).isEqualTo(401);
        assertThat(status("/q/metrics", TOKEN)).isEqualTo(200);
    }

    @Test
    void tellsOtherServicesWhatThereIsInARegistry() throws Exception {
        JsonNode first = mapper.readTree(body("/registries/default/repositories?limit=3"));
        assertThat(first.path("items")).hasSize(3);
        JsonNode second = mapper.readTree(body(
                "/registries/default/repositories?after=" + first.path("next").asText()));
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.has("next")).isFalse();

        String name = first.path("items").get(0).asText();
        assertThat(gateway("/repository?name=" + name)).isEqualTo(200);
        assertThat(gateway("/projects/" + new RepositoryName(name).project())).isEqualTo(200);
    }

    @Test
    void tellsOtherServicesWhatARepositoryHolds() throws Exception {
        String name = mapper.readTree(body("/registries/default/repositories"))
                .path("items")
                .get(4)
                .asText();
        JsonNode artifact = mapper.readTree(body("/registries/default/artifacts?repository=" + name))
                .path("items")
                .get(0);
        assertThat(artifact.path("digest").asText()).startsWith("sha256:");
        assertThat(artifact.path("tags").get(0).path("name").asText()).isNotEmpty();
        assertThat(artifact.path("created").asText()).endsWith("Z");
        assertThat(gateway("/artifacts?repository=nobodys/thing")).isEqualTo(404);
        assertThat(gateway("/artifacts")).isEqualTo(400);
    }

    @Test
    void theGatewayTellsWhatIsNotThereFromWhatCannotBeRead() throws Exception {
        assertThat(gateway("/repository?name=nobodys/thing")).isEqualTo(404);
        assertThat(gateway("/projects/nobodys")).isEqualTo(404);
        assertThat(status("/registries/elsewhere/projects/nobodys", TOKEN)).isEqualTo(502);
        assertThat(gateway("/projects/NoName")).isEqualTo(400);
        assertThat(gateway("/repositories?after=NoName")).isEqualTo(400);
        assertThat(gateway("/repositories?limit=1001")).isEqualTo(400);
        assertThat(status("/registries/default/repositories", null)).isEqualTo(401);
    }

    private int gateway(String path) throws IOException, InterruptedException {
        return status("/registries/default" + path, TOKEN);
    }

    private String body(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int status(String path, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private void request(Policy policy, boolean dryRun) {
        send(Topic.EXECUTIONS, requested(policy, dryRun));
    }

    private ExecutionRequested requested(Policy policy, boolean dryRun) {
        Instant now = Instant.now();
        EventMeta meta = EventMeta.of(UUID.randomUUID(), now, null);
        return new ExecutionRequested(
                meta, execution, policy, Trigger.MANUAL, dryRun, now, now.plus(Duration.ofDays(1)), null, "admin");
    }

    private static Policy keepingNewest(int count) {
        return policy(Scope.ofRegistry(REGISTRY), new Keep.Newest(Keep.By.PUSHED, count));
    }

    private static Policy policy(Scope scope, Keep keep) {
        Pattern everything = new Pattern(Pattern.Syntax.DOUBLESTAR, "**");
        RetentionRule rule = new RetentionRule(
                "rule 0",
                false,
                List.of(new Selector.ByRepository(everything, false)),
                List.of(new Selector.ByTag(everything, false, true)),
                keep);
        RetentionRules rules = new RetentionRules(RetentionRules.Unit.ARTIFACT, List.of(rule), false);
        return new Policy(new PolicyId(1), 1, Dialect.HARBOR, scope, rules, null, "{}");
    }

    private void send(Topic topic, Event event) {
        try {
            producer.send(new ProducerRecord<>(topic.wireName(), event.key(), mapper.writeValueAsBytes(event)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void await(BooleanSupplier seen) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(event -> add(event.value()));
            return seen.getAsBoolean();
        });
    }

    private void add(byte[] value) {
        try {
            told.add(mapper.readValue(value, Event.class));
        } catch (IOException poison) {
            assertThat(value).isEqualTo("{".getBytes());
        }
    }

    /** What was told of this test's execution, or of no execution. */
    private <E extends Event> List<E> told(Class<E> type) {
        return told.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> !(event instanceof TaskFinished end)
                        || end.task().execution().equals(execution))
                .toList();
    }
}
