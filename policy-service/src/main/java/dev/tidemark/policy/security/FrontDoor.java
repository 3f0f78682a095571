package dev.tidemark.policy.security;

import dev.tidemark.policy.error.ErrorForm.Answer;
import dev.tidemark.policy.error.ErrorForms;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stands before every path, those of the framework included. It asks for HTTP basic authentication each time and keeps no session. */
@ApplicationScoped
class FrontDoor {

    /** Before the framework's own handlers; those that mark requests for their dialect come earlier still. */
    private static final int PRIORITY = 1_000;

    private final Admin admin;
    private final ErrorForms forms;

    FrontDoor(Admin admin, ErrorForms forms) {
        this.admin = admin;
        this.forms = forms;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (isOpen(request.normalizedPath())) {
            request.next();
        } else if (!admin.sent(request.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            request.response().putHeader("WWW-Authenticate", "Basic realm=\"tidemark\"");
            refuse(request, 401, "unauthorized");
        } else if (CrossSite.changes(request.request())) {
            refuse(request, 403, "forbidden: another site must not change anything here");
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request, int status, String detail) {
        Answer answer = forms.of(request.normalizedPath()).foundByFramework(status, detail);
        request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .end(answer.body());
    }

    /**
     * Health tells strangers that something is wrong, and not what anybody keeps here. Receivers of events have keys of their own, and
     * answer all there is under their path.
     */
    private static boolean isOpen(String path) {
        return path.equals("/health") || path.startsWith("/health/") || path.startsWith("/hooks/");
    }
}
