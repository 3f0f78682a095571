package dev.tidemark.audit.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Answers strangers only how it is: everything but {@code /health} needs the services' token, paths that do not exist included. */
@ApplicationScoped
class ServiceTokenFilter {

    private static final int BEFORE_ALL_ROUTES = 1_000;
    private static final String SCHEME = "Bearer ";
    private static final String REFUSAL =
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"a valid service token is required\"}";

    private final byte[] token;

    ServiceTokenFilter(ServiceConfig config) {
        if (config.serviceToken().isBlank()) {
            throw new IllegalStateException("tidemark.service-token is blank: set TIDEMARK_SERVICE_TOKEN");
        }
        this.token = config.serviceToken().getBytes(StandardCharsets.UTF_8);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    private void check(RoutingContext context) {
        if (isHealth(context.normalizedPath()) || isToken(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Bearer")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(REFUSAL);
    }

    private static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }

    // Takes as long for a wrong first letter as for a wrong last one.
    private boolean isToken(String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}
