package dev.tidemark.policy.security;

import dev.tidemark.policy.error.ErrorForm.Answer;
import dev.tidemark.policy.error.ErrorForms;
import dev.tidemark.policy.error.RefusedException;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Stands before every path, those of the framework included. It asks each request anew who it comes from, and keeps no session. */
@ApplicationScoped
class FrontDoor {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    /** Before the framework's own handlers; those that mark requests for their dialect come earlier still. */
    private static final int PRIORITY = 1_000;

    private static final int TOO_LARGE = 413;

    private final Authentication authentication;
    private final ErrorForms forms;
    private final Set<String> open;

    FrontDoor(Authentication authentication, ErrorForms forms, @All List<OpenToAll> open) {
        this.authentication = authentication;
        this.forms = forms;
        this.open = open.stream().flatMap(api -> api.paths().stream()).collect(Collectors.toUnmodifiableSet());
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (isOpen(request.normalizedPath())) {
            request.next();
        } else {
            authentication
                    .of(request)
                    .subscribe()
                    .with(caller -> admit(request, caller), failure -> fail(request, failure));
        }
    }

    private void admit(RoutingContext request, Optional<Caller> caller) {
        if (caller.isEmpty() && open.contains(request.normalizedPath())) {
            request.next();
        } else if (caller.isEmpty()) {
            request.response().putHeader("WWW-Authenticate", "Basic realm=\"tidemark\"");
            refuse(request, 401, "unauthorized");
        } else if (CrossSite.changes(request.request())) {
            refuse(request, 403, "forbidden: another site must not change anything here");
        } else if (isOperators(request.normalizedPath()) && !caller.get().isSystemAdmin()) {
            refuse(request, 403, "forbidden: only a system administrator may read that");
        } else {
            RequestBody.measure(request)
                    .subscribe()
                    .with(fits -> pass(request, caller.get()), failure -> fail(request, failure));
        }
    }

    private static void pass(RoutingContext request, Caller caller) {
        Callers.put(request, caller);
        request.next();
    }

    private void fail(RoutingContext request, Throwable failure) {
        if (request.response().closed()) {
            return; // Nobody is there to hear it.
        }
        if (failure instanceof RefusedException refused) {
            refused.retryAfter()
                    .ifPresent(seconds -> request.response().putHeader("Retry-After", Long.toString(seconds)));
            refuse(request, refused.status(), refused.getMessage());
        } else {
            LOG.errorf(failure, "cannot find out who asks for %s", request.normalizedPath());
            refuse(request, 503, "who asks cannot be found out at the moment");
        }
    }

    private void refuse(RoutingContext request, int status, String detail) {
        Answer answer = forms.of(request.normalizedPath()).foundByFramework(status, detail);
        HttpServerResponse response = request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        if (status == TOO_LARGE && !request.request().isEnded()) {
            // What is still on its way is not going to be read.
            response.putHeader(HttpHeaders.CONNECTION, "close")
                    .end(answer.body())
                    .onComplete(told -> request.request().connection().close());
        } else {
            response.end(answer.body());
        }
    }

    /**
     * Health tells strangers that something is wrong, and not what anybody keeps here. Receivers of events have keys of their own, and
     * answer all there is under their path.
     */
    private static boolean isOpen(String path) {
        return path.equals("/health") || path.startsWith("/health/") || path.startsWith("/hooks/");
    }

    /** What the framework tells of the service as a whole. */
    private static boolean isOperators(String path) {
        return path.equals("/q") || path.startsWith("/q/") || path.equals("/metrics");
    }
}
