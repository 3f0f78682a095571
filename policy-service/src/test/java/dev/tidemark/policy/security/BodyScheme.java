package dev.tidemark.policy.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** A scheme whose proof is how long the body is, and which takes a moment to look. */
@ApplicationScoped
class BodyScheme implements AuthenticationScheme {

    static final String HEADER = "X-Body-Length";

    @Override
    public boolean isTriedBy(HttpServerRequest request) {
        return request.getHeader(HEADER) != null;
    }

    @Override
    public boolean needsBody() {
        return true;
    }

    @Override
    public Uni<Optional<Caller>> callerOf(RoutingContext request) {
        boolean proven = request.request()
                .getHeader(HEADER)
                .equals(Integer.toString(request.body().length()));
        return Uni.createFrom()
                .item(proven ? Optional.of(Admin.CALLER) : Optional.<Caller>empty())
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(20));
    }
}
