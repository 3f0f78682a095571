package dev.tidemark.policy.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Sends a letter to its receiver: somebody chose that address who may be a stranger to the network this service stands in. So the host is
 * looked up once, what is connected to is what was looked at; nothing is followed, nobody is waited for, and of the answer only the status
 * is read.
 */
@ApplicationScoped
class PostLetter {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client;
    private final HttpClient trusting;

    PostLetter(Vertx vertx) {
        this.client = vertx.createHttpClient(options());
        this.trusting = vertx.createHttpClient(options().setTrustAll(true).setVerifyHost(false));
    }

    private static HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setKeepAlive(false);
    }

    /** Fails unless the receiver answers with a status of success in time. */
    Uni<Void> send(Letter letter) {
        URI uri = letter.target().uri();
        HttpClient http = letter.target().skipCertVerify() ? trusting : client;
        return Uni.createFrom()
                .item(() -> permitted(uri.getHost()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(address -> http.request(request(letter, uri, address)))
                .chain(request -> status(request, letter.body()))
                .ifNoItem()
                .after(PATIENCE.multipliedBy(2))
                .fail()
                .invoke(PostLetter::requireSuccess)
                .replaceWithVoid();
    }

    private static Uni<Integer> status(HttpClientRequest request, String body) {
        // Whatever else it says, however much that is, the connection is closed.
        return request.send(Buffer.buffer(body))
                .map(response -> response.statusCode())
                .onItemOrFailure()
                .invoke((status, failure) -> request.connection().closeAndForget());
    }

    private static void requireSuccess(int status) {
        if (status < 200 || status > 299) {
            throw new IllegalStateException("it answers " + status);
        }
    }

    private static RequestOptions request(Letter letter, URI uri, InetAddress address) {
        boolean isSecret = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : isSecret ? 443 : 80;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(uri.toString())
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Content-Type", letter.contentType())
                .putHeader("X-Tidemark-Delivery", letter.id().toString());
        return letter.target().authHeader().isEmpty()
                ? options
                : options.putHeader("Authorization", letter.target().authHeader());
    }

    /** Where clouds keep what machines know of themselves, nobody receives letters. */
    private static InetAddress permitted(String host) {
        try {
            InetAddress address = InetAddress.getByName(host.replaceAll("[\\[\\]]", ""));
            if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
                throw new IllegalStateException("nothing is sent to such an address");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("its host is not known");
        }
    }
}
