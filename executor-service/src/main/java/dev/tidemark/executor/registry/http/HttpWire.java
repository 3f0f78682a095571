package dev.tidemark.executor.registry.http;

import dev.tidemark.executor.registry.RegistryBusyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of the chain: one request over HTTP/1.1, one answer. */
final class HttpWire implements Exchange {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final String userAgent;
    private final Clock clock;

    HttpWire(String userAgent, Clock clock) {
        this.userAgent = userAgent;
        this.clock = clock;
    }

    @Override
    public Answer send(Request request) throws IOException {
        if (request.notAfter().filter(last -> clock.instant().isAfter(last)).isPresent()) {
            throw new RegistryBusyException(request + " could not be sent in time, and was not", Duration.ofSeconds(1));
        }
        // The client's own timeout ends with the headers; a body that stalls must not hold a thread for ever.
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(http(request), BoundedBody.handler(request.maxBytes()));
        try {
            HttpResponse<byte[]> answer = response.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("no answer within " + request.timeout().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .method(request.method().name(), HttpRequest.BodyPublishers.noBody())
                .timeout(request.timeout())
                .header("Accept", request.accept())
                .header("User-Agent", userAgent);
        request.authorization().ifPresent(value -> http.header("Authorization", value));
        return http.build();
    }

    private static IOException failure(Throwable cause) {
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
