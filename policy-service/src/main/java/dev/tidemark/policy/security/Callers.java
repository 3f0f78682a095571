package dev.tidemark.policy.security;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells a resource who calls. Ask before anything else is waited for: what comes later may run outside the request. */
@ApplicationScoped
public class Callers {

    private static final String KEY = Caller.class.getName();

    private final CurrentVertxRequest request;

    Callers(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Who the resource's request comes from. */
    public Caller current() {
        return of(request.getCurrent());
    }

    /** The same where nobody has to say who they are. */
    public Optional<Caller> ifKnown() {
        return Optional.ofNullable(request.getCurrent().get(KEY));
    }

    /** Who the route's request comes from. */
    public static Caller of(RoutingContext request) {
        Caller caller = request.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("nobody proved who they are at " + request.normalizedPath());
        }
        return caller;
    }

    static void put(RoutingContext request, Caller caller) {
        request.put(KEY, caller);
    }
}
