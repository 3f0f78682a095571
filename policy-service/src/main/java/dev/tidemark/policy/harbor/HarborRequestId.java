package dev.tidemark.policy.harbor;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** Echoes {@code X-Request-Id}, or gives the request one, whatever else becomes of it. */
@ApplicationScoped
class HarborRequestId {

    private static final String HEADER = "X-Request-Id";

    /** Before the check of who asks, so that the refusal has an id too. */
    private static final int PRIORITY = 2_000;

    private final HarborErrorForm harbor;

    HarborRequestId(HarborErrorForm harbor) {
        this.harbor = harbor;
    }

    void install(@Observes Filters filters) {
        filters.register(this::echo, PRIORITY);
    }

    private void echo(RoutingContext request) {
        if (harbor.covers(request.normalizedPath())) {
            String given = request.request().getHeader(HEADER);
            request.response()
                    .putHeader(
                            HEADER,
                            given == null || given.isEmpty() ? UUID.randomUUID().toString() : given);
        }
        request.next();
    }
}
