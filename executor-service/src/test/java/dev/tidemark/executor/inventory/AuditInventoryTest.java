package dev.tidemark.executor.inventory;

import static dev.tidemark.executor.planning.PlanningFixtures.APP;
import static dev.tidemark.executor.planning.PlanningFixtures.NOW;
import static dev.tidemark.executor.planning.PlanningFixtures.REGISTRY;
import static dev.tidemark.executor.planning.PlanningFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.registry.Tag;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditInventoryTest {

    private static final String REPOSITORY = "{\"repository\":\"library/app\",\"scannedAt\":\"2026-11-20T12:00:00Z\","
            + "\"firstScannedAt\":\"2026-11-20T12:00:00Z\"}\n";
    private static final String READ = "{\"repository\":\"library/app\",\"read\":true}\n";
    private static final String UNREAD = "{\"repository\":\"library/app\",\"read\":false}\n";
    private static final Position CAUSE = new Position(17, 42, NOW);
    private static final String TAG = "{\"tag\":\"v1\",\"digest\":\"" + digest(1)
            + "\",\"firstSeen\":\"2026-11-20T12:00:00Z\",\"atFirstScan\":true,\"facts\":{\"digest\":\"" + digest(1)
            + "\",\"mediaType\":\"m\",\"size\":1,\"contentSize\":1,\"children\":[]}}\n";
    private static final String UNTAGGED = "{\"digest\":\"" + digest(2)
            + "\",\"firstSeen\":\"2026-11-20T12:00:00Z\",\"facts\":{\"digest\":\"" + digest(2)
            + "\",\"mediaType\":\"m\",\"size\":1,\"contentSize\":1,\"children\":[]}}\n";

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<HttpHandler> answer = new AtomicReference<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", exchange -> answer.get().handle(exchange));
        server.start();
    }

    @AfterEach
    void hangUp() {
        over.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    void readsTagsAndFacts() {
        AtomicReference<String> asked = new AtomicReference<>();
        answer.set(exchange -> {
            asked.set(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, REPOSITORY + TAG + UNTAGGED);
        });

        Inventory inventory = ask();

        assertThat(asked).hasValue("/inventory/default?repository=library%2Fapp Bearer secret");
        assertThat(inventory.answered()).isTrue();
        assertThat(inventory.firstScanned()).isEqualTo(NOW);
        assertThat(inventory.tags())
                .containsExactly(Map.entry(new Tag("v1"), new Inventory.Known(digest(1), NOW, true)));
        assertThat(inventory.facts()).extracting(facts -> facts.digest()).containsExactly(digest(1), digest(2));
        assertThat(inventory.untagged()).containsExactly(Map.entry(digest(2), new Inventory.Untagged(NOW, null, null)));
    }

    @Test
    void readsSinceWhenAManifestIsWithoutATag() {
        String line = "{\"digest\":\"" + digest(3) + "\",\"firstSeen\":\"2026-11-20T12:00:00Z\",\"pushed\":"
                + "\"2026-11-20T12:00:01Z\",\"untaggedSince\":\"2026-11-20T12:00:02Z\",\"facts\":null}\n";
        answer.set(exchange -> answer(exchange, 200, REPOSITORY + line));

        assertThat(ask().untagged())
                .containsExactly(
                        Map.entry(digest(3), new Inventory.Untagged(NOW, NOW.plusSeconds(1), NOW.plusSeconds(2))));
        assertThat(ask().facts()).isEmpty();
    }

    @Test
    void readsWhatEventsTold() {
        String repository = "{\"repository\":\"library/app\",\"scannedAt\":\"2026-11-20T12:00:03Z\",\"firstScannedAt\":"
                + "\"2026-11-20T12:00:00Z\",\"observedSince\":\"2026-11-20T12:00:04Z\",\"forgottenAt\":"
                + "\"2026-11-19T12:00:00Z\",\"behind\":true}\n";
        String tag = "{\"tag\":\"v1\",\"digest\":\"" + digest(1) + "\",\"firstSeen\":\"2026-11-20T12:00:01Z\","
                + "\"atFirstScan\":false,\"pushed\":\"2026-11-20T12:00:01Z\",\"notBefore\":\"2026-11-20T12:00:00Z\","
                + "\"pulled\":\"2026-11-20T12:00:02Z\",\"facts\":null}\n";
        answer.set(exchange -> answer(exchange, 200, repository + tag));

        Inventory inventory = ask();

        assertThat(inventory.scanned()).isEqualTo(NOW.plusSeconds(3));
        assertThat(inventory.tags())
                .containsValue(new Inventory.Known(digest(1), NOW.plusSeconds(1), false, NOW.plusSeconds(1), NOW));
        assertThat(inventory.pulled()).containsExactly(Map.entry(digest(1), NOW.plusSeconds(2)));
        assertThat(inventory.registry()).isEqualTo(new Inventory.OfRegistry(null, NOW.plusSeconds(4), true, true));
    }

    @Test
    void asksAgainUntilItIsKnownWhatLedToTheTask() {
        List<String> asked = new CopyOnWriteArrayList<>();
        answer.set(exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            answer(exchange, 200, asked.size() < 3 ? UNREAD : READ + TAG);
        });

        assertThat(ask(CAUSE).tags()).containsOnlyKeys(new Tag("v1"));
        assertThat(asked)
                .hasSize(3)
                .containsOnly("repository=library/app&partition=17&offset=42&writtenAt=2026-11-20T12:00:00Z");
    }

    /** Nor does who says nothing of it, as audit-services do that are older than the question. */
    @ParameterizedTest
    @ValueSource(strings = {UNREAD, REPOSITORY})
    void isSilentWhereNobodySaysThatItIsKnownWhatLedToTheTask(String body) {
        answer.set(exchange -> answer(exchange, 200, body));

        assertThat(ask(CAUSE)).isEqualTo(Inventory.SILENT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatTheRegistryCanDo(boolean deletesTags) {
        String repository = "{\"repository\":\"library/app\",\"deletesTags\":" + deletesTags + "}\n";
        answer.set(exchange -> answer(exchange, 200, repository));

        assertThat(ask().deletesTags()).isEqualTo(deletesTags);
    }

    @Test
    void isEmptyWhereNobodyHasHeardOfTheRepository() {
        answer.set(exchange ->
                answer(exchange, 200, "{\"repository\":\"library/app\",\"scannedAt\":null,\"firstScannedAt\":null}\n"));

        assertThat(ask()).isEqualTo(Inventory.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 401, 404, 500, 503})
    void isSilentOnEveryOtherStatus(int status) {
        answer.set(exchange -> answer(exchange, status, status == 204 ? "" : REPOSITORY));

        assertThat(ask()).isEqualTo(Inventory.SILENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"firstScannedAt\":\"yesterday\"}",
                "{}\n{\"tag\":\"v1\"}",
                "{}\n{\"tag\":\"v1\",\"digest\":\"sha256:short\"}",
                "{}\n{\"tag\":\"v 1\",\"digest\":null}",
                "{}\n{\"tag\":\"v1\",\"digest"
            })
    void isSilentOnAnythingElseThanAnInventory(String body) {
        answer.set(exchange -> answer(exchange, 200, body));

        assertThat(ask()).isEqualTo(Inventory.SILENT);
    }

    @Test
    void isSilentWhenNobodyAnswersInTime() {
        answer.set(exchange -> await());

        assertThat(ask()).isEqualTo(Inventory.SILENT);
    }

    @Test
    void isSilentWhenTheAnswerStopsInTheMiddle() {
        answer.set(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write((REPOSITORY + TAG).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });

        assertThat(ask()).isEqualTo(Inventory.SILENT);
    }

    @Test
    void isSilentWhenTheAnswerIsCutInTheMiddle() {
        answer.set(exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write((REPOSITORY + TAG).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(ask()).isEqualTo(Inventory.SILENT);
    }

    @Test
    void isSilentWhenNobodyListens() {
        server.stop(0);

        assertThat(ask()).isEqualTo(Inventory.SILENT);
    }

    private Inventory ask() {
        return ask(null);
    }

    private Inventory ask(Position lastCause) {
        Map<String, String> values = Map.of(
                "tidemark.audit-url", "http://localhost:" + server.getAddress().getPort() + "/",
                "tidemark.audit-timeout", "PT1S",
                "tidemark.service-token", "secret");
        AuditConfig config = new SmallRyeConfigBuilder()
                .withMapping(AuditConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(AuditConfig.class);
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        return new AuditInventory(config, mapper).of(REGISTRY, APP, lastCause);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
