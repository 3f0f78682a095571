package dev.tidemark.standalone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver hears of what happens in the sandbox. */
final class NotificationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private SandboxRegistry registry;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        var url = URI.create("http://localhost:" + receiver.getAddress().getPort() + "/hooks/distribution/default");
        registry = SandboxRegistry.startTelling(directory, 0, url, "a secret");
        client = new Client(registry.url());
    }

    @AfterEach
    void stop() {
        registry.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        int status = answers.isEmpty() ? 202 : answers.remove(0);
        boolean isKnown = "Bearer a secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (status == 202 && isKnown) {
            JSON.readTree(exchange.getRequestBody()).path("events").forEach(heard::add);
        }
        exchange.sendResponseHeaders(isKnown ? status : 401, -1);
        exchange.close();
    }

    @Test
    void tellsPushesPullsAndDeletions() throws Exception {
        var digest = client.pushImage("team/app", "v1", "content");
        client.send("HEAD", "/v2/team/app/manifests/v1", new byte[0], "User-Agent", "tidemark/1");
        client.get("/v2/team/app/manifests/" + digest);
        client.send("DELETE", "/v2/team/app/manifests/v1", new byte[0]);
        client.send("DELETE", "/v2/team/app/manifests/" + digest, new byte[0]);

        var push = next();
        assertThat(push.path("action").asText()).isEqualTo("push");
        assertThat(push.at("/target/repository").asText()).isEqualTo("team/app");
        assertThat(push.at("/target/tag").asText()).isEqualTo("v1");
        assertThat(push.at("/target/digest").asText()).isEqualTo(digest);
        assertThat(push.at("/target/mediaType").asText()).isEqualTo(Client.MANIFEST);
        assertThat(push.path("id").asText()).hasSize(36);
        var head = next();
        assertThat(head.path("action").asText()).isEqualTo("pull");
        assertThat(head.at("/request/useragent").asText()).isEqualTo("tidemark/1");
        assertThat(next().at("/target/tag").isMissingNode()).isTrue();
        var untagged = next();
        assertThat(untagged.path("action").asText()).isEqualTo("delete");
        assertThat(untagged.at("/target/tag").asText()).isEqualTo("v1");
        assertThat(untagged.at("/target/digest").isMissingNode()).isTrue();
        assertThat(next().at("/target/digest").asText()).isEqualTo(digest);
    }

    @Test
    void tellsNothingOfWhatDidNotHappen() throws Exception {
        client.get("/v2/team/app/manifests/v1");
        client.send("DELETE", "/v2/team/app/manifests/v1", new byte[0]);
        client.pushImage("team/app", "v1", "content");
        assertThat(next().path("action").asText()).isEqualTo("push");
        assertThat(heard).isEmpty();
    }

    @Test
    void triesAgainUntilTheReceiverTakesIt() throws Exception {
        answers.addAll(List.of(503, 500));
        client.pushImage("team/app", "v1", "content");
        assertThat(next().at("/target/tag").asText()).isEqualTo("v1");
    }

    @Test
    void dropsWhatIsRefusedAndGoesOn() throws Exception {
        answers.add(400);
        client.pushImage("team/app", "v1", "content");
        while (!answers.isEmpty()) {
            Thread.onSpinWait();
        }
        client.pushImage("team/app", "v2", "more");
        assertThat(next().at("/target/tag").asText()).isEqualTo("v2");
    }

    private JsonNode next() throws InterruptedException {
        var event = heard.poll(30, TimeUnit.SECONDS);
        assertThat(event).as("another event").isNotNull();
        return event;
    }
}
