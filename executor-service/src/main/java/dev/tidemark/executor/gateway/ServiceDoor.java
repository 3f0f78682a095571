package dev.tidemark.executor.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets in whoever brings the services' token, and anybody to the health. */
@ApplicationScoped
public class ServiceDoor {

    private static final int BEFORE_EVERYTHING = 1_000;

    private final byte[] expected;

    ServiceDoor(ServiceConfig config) {
        this.expected = ("Bearer " + config.serviceToken()).getBytes(StandardCharsets.UTF_8);
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.equals("/health")
                || path.startsWith("/health/")
                || brings(request.request().getHeader("Authorization"))) {
            request.next();
        } else {
            request.response()
                    .setStatusCode(401)
                    .putHeader("WWW-Authenticate", "Bearer")
                    .end();
        }
    }

    /** In constant time, so that the time of a refusal tells nothing of the token. */
    private boolean brings(String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
