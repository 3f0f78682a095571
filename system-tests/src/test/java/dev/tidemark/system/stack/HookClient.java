package dev.tidemark.system.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A registry that tells what happens in it, as CNCF Distribution does. */
public final class HookClient {

    private static final String MEDIA_TYPE = "application/vnd.docker.distribution.events.v1+json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI receiver;
    private final String secret;
    private final HttpRequest.Builder template;

    HookClient(URI receiver, String secret) {
        this.receiver = receiver;
        this.secret = secret;
        this.template = HttpRequest.newBuilder(receiver)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", MEDIA_TYPE);
    }

    /** For who sends many. */
    public HookConnection connect() throws IOException {
        return new HookConnection(receiver, MEDIA_TYPE, secret);
    }

    /** The status of the answer. */
    public CompletableFuture<Integer> tell(String envelope) {
        var request = template.copy().POST(BodyPublishers.ofString(envelope)).build();
        return http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
