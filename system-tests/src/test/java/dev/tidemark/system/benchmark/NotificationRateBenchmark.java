package dev.tidemark.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How many notifications a second Tidemark takes, each in a request of its own, while everything else goes on: the asked rate, or what
 * this machine holds. Held is a rate when all of it is taken in its time, all of it is on the topic, and readers hardly notice.
 */
@WithStack
final class NotificationRateBenchmark {

    private static final int ASKED = Integer.getInteger("tidemark.notifications", 5_000);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int REPOSITORIES = 500;
    private static final double READ_P99_MILLIS = 100;

    private final Stack stack;

    NotificationRateBenchmark(Stack stack) {
        this.stack = stack;
    }

    @Test
    void takesWhatManyRegistriesTell() throws Exception {
        var harbor = stack.harborOf(stack.sandbox().name());
        harbor.createProject("rate");
        double produced = stack.events().produce(envelope("baseline", 0), WARM_UP);
        System.out.printf("baseline: one producer, the same bytes, acks=all: %.0f/s%n", produced);
        attempt("warm-up", harbor, ASKED / 2, WARM_UP);
        var idle = reads(harbor);
        System.out.printf("baseline: reads with nothing else to do: p99 %.1f ms%n", idle.millis(0.99));
        int rate = ASKED;
        while (!attempt("try" + rate, harbor, rate, TIME)) {
            rate = rate * 4 / 5;
            assertThat(rate).as("a rate that is held").isGreaterThan(100);
        }
        System.out.printf("held: %d notifications/s, %.2f of what one producer writes%n", rate, rate / produced);
    }

    private Latencies reads(HarborClient harbor) {
        try (var reader = new Reader(() -> harbor.project("rate"))) {
            await().atMost(TIME).until(() -> reader.latencies().count() >= 500);
            return reader.latencies();
        }
    }

    private boolean attempt(String name, HarborClient harbor, int rate, Duration time) throws Exception {
        var usage = stack.cpu();
        Load.Sent sent;
        Latencies reads;
        try (var reader = new Reader(() -> harbor.project("rate"))) {
            sent = new Load(stack.hookOf(stack.sandbox()), number -> envelope(name, number)).send(rate, time);
            reads = reader.latencies();
        }
        System.out.printf(
                "%d/s asked: %d of %d taken, %.0f/s; answers p50 %.1f ms, p99 %.1f ms; reads p99 %.1f ms%n",
                rate,
                sent.taken().size(),
                sent.count(),
                sent.perSecond(),
                sent.latencies().millis(0.5),
                sent.latencies().millis(0.99),
                reads.millis(0.99));
        System.out.printf("processors used: %s%n", stack.cpu().since(usage, sent.seconds()));
        assertThat(told(name)).as("told are all that were taken").containsAll(sent.taken());
        return sent.taken().size() == sent.count()
                && sent.perSecond() >= 0.98 * rate
                && reads.millis(0.99) <= READ_P99_MILLIS;
    }

    /** The numbers of those that are on the topic. */
    private Set<Integer> told(String name) {
        var prefix = "rate/" + name + "-";
        return stack
                .events()
                .all(Topic.REGISTRY_EVENTS, ArtifactPushed.class, event -> event.repository()
                        .value()
                        .startsWith(prefix))
                .stream()
                .map(event -> Integer.valueOf(event.tag().value().substring(1)))
                .collect(Collectors.toSet());
    }

    private static String envelope(String name, int number) {
        return """
                {"events":[{"id":"%s","timestamp":"%s","action":"push","target":{
                 "mediaType":"application/vnd.oci.image.manifest.v1+json","size":1024,"digest":"sha256:%064x",
                 "repository":"rate/%s-%d","tag":"t%d"},
                 "request":{"id":"%s","addr":"10.0.0.1","host":"registry","method":"PUT","useragent":"docker/27.3"}}]}"""
                .formatted(
                        UUID.randomUUID(),
                        Instant.now(),
                        number,
                        name,
                        number % REPOSITORIES,
                        number,
                        UUID.randomUUID());
    }
}
