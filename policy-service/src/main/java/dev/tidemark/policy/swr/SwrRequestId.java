package dev.tidemark.policy.swr;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** Gives each answer an {@code X-Request-Id}: SWR's SDKs show it beside an error. */
@ApplicationScoped
class SwrRequestId {

    /** Before the check of who asks, so that the refusal has an id too. */
    private static final int PRIORITY = 2_000;

    private final SwrErrorForm swr;

    SwrRequestId(SwrErrorForm swr) {
        this.swr = swr;
    }

    void install(@Observes Filters filters) {
        filters.register(this::give, PRIORITY);
    }

    private void give(RoutingContext request) {
        if (swr.covers(request.normalizedPath())) {
            request.response().putHeader("X-Request-Id", UUID.randomUUID().toString());
        }
        request.next();
    }
}
