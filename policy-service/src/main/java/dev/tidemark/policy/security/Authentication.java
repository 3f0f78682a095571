package dev.tidemark.policy.security;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds out who calls. */
@ApplicationScoped
class Authentication {

    private final List<AuthenticationScheme> schemes;

    Authentication(@All List<AuthenticationScheme> schemes) {
        this.schemes = schemes;
    }

    /** Who calls, on the request's own thread; nothing for somebody who proves nothing. */
    Uni<Optional<Caller>> of(RoutingContext request) {
        List<AuthenticationScheme> tried = schemes.stream()
                .filter(scheme -> scheme.isTriedBy(request.request()))
                .toList();
        if (tried.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Uni<Void> ready = tried.stream().anyMatch(AuthenticationScheme::needsBody)
                ? RequestBody.read(request)
                : Uni.createFrom().voidItem();
        return ready.chain(() -> first(tried.iterator(), request))
                .emitOn(MutinyHelper.executor(Vertx.currentContext()));
    }

    private static Uni<Optional<Caller>> first(Iterator<AuthenticationScheme> rest, RoutingContext request) {
        return rest.next()
                .callerOf(request)
                .chain(caller ->
                        caller.isPresent() || !rest.hasNext() ? Uni.createFrom().item(caller) : first(rest, request));
    }
}
