package dev.tidemark.policy.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One way in which requests prove who they come from. All of them are asked in turn; the first that is sure decides. */
public interface AuthenticationScheme {

    /** Whether the request tries it; asked before anything of its body is read. */
    boolean isTriedBy(HttpServerRequest request);

    /**
     * Who calls, and nothing where the request does not prove it. It blocks no thread, and what it throws says nothing of a secret.
     *
     * @param request its body is read already where {@link #needsBody()}
     */
    Uni<Optional<Caller>> callerOf(RoutingContext request);

    /** Whether the proof is about the body too, so that it has to be read first. Only requests that try the scheme are read. */
    default boolean needsBody() {
        return false;
    }
}
