package dev.tidemark.policy.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tidemark.policy.RealParts;
import dev.tidemark.policy.harbor.AuditStandIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RealParts
class ExportTest {

    private static final String ADMIN =
            "Basic " + Base64.getEncoder().encodeToString("admin:only-for-tests".getBytes(StandardCharsets.UTF_8));
    private static final long MANY_BYTES = 64L * 1024 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource
    URI url;

    @ParameterizedTest
    @CsvSource({
        "/api/v1/history, /exports/history",
        "/api/v1/history?project=library&from=2026-11-20, /exports/history?project=library&from=2026-11-20",
        "/api/v1/decisions?policy=7, /exports/decisions?policy=7",
        "/api/v1/executions/12/decisions, /exports/decisions?execution=12",
        "/api/v1/executions/12/decisions?format=csv&repository=library%2Fapp,"
                + " /exports/decisions?execution=12&format=csv&repository=library%2Fapp"
    })
    void handsOnWhatAuditServiceWrites(String path, String asked) throws Exception {
        AuditStandIn.answer(asked, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/csv; charset=utf-8; header=present");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(exchange.getRequestHeaders().getFirst("Accept").getBytes());
            exchange.close();
        });

        HttpResponse<String> answer = http.send(request(path).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8; header=present");
        assertThat(answer.body()).isEqualTo("text/csv");
    }

    @Test
    void handsOnEachPartAsItComes() throws Exception {
        // given
        var firstHasArrived = new CountDownLatch(1);
        answerHistory("parts", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first\n".getBytes());
            exchange.getResponseBody().flush();
            await(firstHasArrived);
            exchange.getResponseBody().write("second\n".getBytes());
            exchange.close();
        });

        // when
        var answer = http.send(request("/api/v1/history?registry=parts").build(), BodyHandlers.ofInputStream());

        // then
        try (InputStream body = answer.body()) {
            assertThat(new String(body.readNBytes(6))).isEqualTo("first\n");
            firstHasArrived.countDown();
            assertThat(new String(body.readAllBytes())).isEqualTo("second\n");
        }
    }

    @Test
    void takesNoMoreThanItsClientDoes() throws Exception {
        // given
        var sent = new AtomicLong();
        var gone = new CountDownLatch(1);
        answerHistory("many", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            Arrays.fill(chunk, (byte) '\n');
            try {
                while (sent.addAndGet(chunk.length) < MANY_BYTES) {
                    exchange.getResponseBody().write(chunk);
                }
            } catch (IOException e) {
                gone.countDown();
            }
        });

        // when
        var answer = http.send(request("/api/v1/history?registry=many").build(), BodyHandlers.ofInputStream());
        answer.body().readNBytes(1_000);

        // then what was sent fits into what the kernel and the client's own buffers hold, and all ends with the client
        answer.body().close();
        assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(sent.get()).isLessThan(MANY_BYTES);
    }

    @Test
    void isCutOffWhereAuditServiceBreaksOff() throws Exception {
        answerHistory("broken", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("a part\n".getBytes());
            exchange.getResponseBody().flush();
            throw new IOException("killed");
        });

        var answer = http.send(request("/api/v1/history?registry=broken").build(), BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, 400, policy is a number", "406, 406, policy is a number", "503, 503, policy is a number"})
    void saysWhatAuditServiceSaysToTheClient(int theirs, int ours, String detail) throws Exception {
        answerHistory("refused" + theirs, exchange -> refuse(exchange, theirs));

        var answer =
                http.send(request("/api/v1/history?registry=refused" + theirs).build(), BodyHandlers.ofString());

        assertProblem(answer, ours);
        assertThat(answer.body()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource({"401", "500"})
    void keepsBetweenTheServicesWhatIsBetweenThem(int theirs) throws Exception {
        answerHistory("failed" + theirs, exchange -> refuse(exchange, theirs));

        var answer =
                http.send(request("/api/v1/history?registry=failed" + theirs).build(), BodyHandlers.ofString());

        assertProblem(answer, 503);
        assertThat(answer.body()).doesNotContain("policy is a number");
    }

    @Test
    void saysSoWhereAuditServiceIsDown() throws Exception {
        answerHistory("down", HttpExchange::close);

        assertProblem(http.send(request("/api/v1/history?registry=down").build(), BodyHandlers.ofString()), 503);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/history", "/api/v1/decisions", "/api/v1/executions/1/decisions"})
    void isForTheAdminOnly(String path) throws Exception {
        var request = HttpRequest.newBuilder(url.resolve(path)).build();

        assertProblem(http.send(request, BodyHandlers.ofString()), 401);
        assertThat(AuditStandIn.asked()).doesNotContain("/exports" + path);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/executions/abc/decisions", "/api/v1/executions/0/decisions"})
    void knowsNoExecutionThatHasNoNumber(String path) throws Exception {
        assertProblem(http.send(request(path).build(), BodyHandlers.ofString()), 404);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", ADMIN)
                .header("Accept", "text/csv");
    }

    private static void answerHistory(String registry, HttpHandler handler) {
        AuditStandIn.answer("/exports/history?registry=" + registry, handler);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        byte[] problem = "{\"status\":1,\"detail\":\"policy is a number\"}".getBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(status, problem.length);
        exchange.getResponseBody().write(problem);
        exchange.close();
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
