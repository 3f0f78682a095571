package dev.tidemark.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.Topic;
import dev.tidemark.system.benchmark.Load.Sent;
import dev.tidemark.system.stack.HarborClient;
import dev.tidemark.system.stack.Stack;
import dev.tidemark.system.stack.WithStack;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How many notifications a second Tidemark takes, each in a request of its own, while everything else goes on: the asked rate, or what
 * this machine holds. Held is a rate when all of it is taken in its time, all of it is on the topic, and readers hardly notice.
 */
@WithStack(java = WithStack.Java.AS_DEPLOYED)
final class NotificationRateBenchmark {

    private static final int ASKED = Integer.getInteger("tidemark.notifications", 5_000);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration BASELINE = Duration.ofSeconds(5);
    /** Java compiles for as long, and that takes more of the processors than all the rest. */
    private static final Duration WARM_UP = Duration.ofSeconds(45);

    private static final int WARM_UP_RATE = 1_500;
    private static final int REPOSITORIES = 500;
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Stack stack;
    private final HarborClient harbor;

    NotificationRateBenchmark(Stack stack) {
        this.stack = stack;
        this.harbor = stack.harborOf(stack.sandbox().name());
    }

    @Test
    void takesWhatManyRegistriesTell() throws Exception {
        harbor.createProject("rate");
        double produced = stack.events().produce(envelope("baseline", 0), Load.MOST_UNDER_WAY, BASELINE);
        System.out.printf("baseline: one producer, the same bytes, acks=all, as many under way: %.0f/s%n", produced);
        System.out.println("warm-up: " + attempt(WARM_UP_RATE, WARM_UP));
        System.out.printf(
                "baseline: reads with nothing else to do: p99 %.1f ms%n",
                idleReads().millis(0.99));
        var search = new HeldRate(this::attempt, TIME);
        Attempt held = search.find(ASKED);
        System.out.printf(
                "held: %d notifications/s for %d s, %.2f of what one producer writes; reads' p99 %.1f ms%n",
                held.asked(),
                TIME.toSeconds(),
                held.asked() / produced,
                held.reads().millis(0.99));
        Attempt limit = search.lowestNotHeld();
        System.out.println(
                limit == null
                        ? "limit: not reached; " + held.machine()
                        : "limit: of " + limit.asked() + "/s " + String.join(", ", limit.why()) + "; "
                                + limit.machine());
    }

    private Latencies idleReads() {
        try (var reader = new Reader(() -> harbor.project("rate"))) {
            await().atMost(TIME).until(() -> reader.latencies().count() >= 300);
            return reader.latencies();
        }
    }

    private Attempt attempt(int rate, Duration time) throws Exception {
        var name = "r" + UUID.randomUUID();
        var begun = Instant.now();
        var usage = stack.cpu();
        MACHINE.getCpuLoad();
        var reader = new Reader(() -> harbor.project("rate"));
        Sent sent;
        try (reader;
                var load = new Load(stack.hookOf(stack.sandbox()))) {
            sent = load.send(number -> envelope(name, number), rate, time);
        }
        double busy = MACHINE.getCpuLoad();
        var processors = stack.cpu().since(usage, sent.seconds());
        var lost = new HashSet<>(sent.taken());
        lost.removeAll(told(name, begun));
        assertThat(lost).as("taken and not told").isEmpty();
        return new Attempt(rate, sent, reader.latencies(), processors, busy);
    }

    /** The numbers of those that are on the topic. */
    private Set<Integer> told(String name, Instant begun) {
        var prefix = "rate/" + name + "-";
        return stack
                .events()
                .allSince(begun, Topic.REGISTRY_EVENTS, ArtifactPushed.class, event -> event.repository()
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
