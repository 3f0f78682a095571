package dev.tidemark.policy.audit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Opens answers of audit-service that are too long to be held. */
@ApplicationScoped
public class AuditStreams {

    private static final Logger LOG = Logger.getLogger(AuditStreams.class);

    /** For an answer to begin: the database may have to look through much before it finds the first line. */
    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient client;
    private final AuditConfig config;

    AuditStreams(Vertx vertx, AuditConfig config) {
        // Each stays open for long, and there are few: nothing is gained by keeping one for the next.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(1_000)
                .setKeepAlive(false)
                .setMaxPoolSize(100));
        this.config = config;
    }

    /**
     * Asks for something. The answer is there when its head is; its handlers have to be set at once.
     *
     * @param target path and query
     * @param accept as the client sent it, or null
     * @return fails with {@link AuditUnavailableException} if it does not answer
     */
    public Future<HttpClientResponse> open(String target, String accept) {
        return client.request(request(target, accept))
                .compose(AuditStreams::send)
                .recover(failure -> {
                    LOG.warnf("audit-service does not answer: %s", failure);
                    return Future.failedFuture(new AuditUnavailableException(failure));
                });
    }

    private RequestOptions request(String target, String accept) {
        var request = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(config.auditUrl() + target);
        config.serviceToken().ifPresent(token -> request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token));
        return accept == null ? request : request.putHeader(HttpHeaders.ACCEPT, accept);
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request) {
        return request.send().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).onFailure(late -> request.reset());
    }
}
