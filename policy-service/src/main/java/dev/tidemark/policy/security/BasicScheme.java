package dev.tidemark.policy.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A user's name and password, as HTTP basic authentication. */
@ApplicationScoped
class BasicScheme implements AuthenticationScheme {

    private final Admin admin;

    BasicScheme(Admin admin) {
        this.admin = admin;
    }

    @Override
    public boolean isTriedBy(HttpServerRequest request) {
        return BasicCredentials.isTriedBy(request);
    }

    @Override
    public Uni<Optional<Caller>> callerOf(RoutingContext request) {
        return Uni.createFrom()
                .item(BasicCredentials.of(request.request())
                        .filter(sent -> sent.name().equals(Admin.NAME) && admin.isPassword(sent.password()))
                        .map(sent -> Admin.CALLER));
    }
}
