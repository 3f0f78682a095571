package dev.tidemark.policy.export;

import dev.tidemark.policy.audit.AuditStreams;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The exports. They are routes and no resources: what comes is handed on as it is, and a resource's stream would be cut into messages and
 * put together again.
 */
@ApplicationScoped
class ExportRoutes {

    private final AuditStreams audit;
    private final HandOn handOn;

    ExportRoutes(AuditStreams audit, HandOn handOn) {
        this.audit = audit;
        this.handOn = handOn;
    }

    void install(@Observes Router router) {
        router.get("/api/v1/history")
                .handler(unlessPage(request -> answer(request, "/exports/history", query(request))));
        router.get("/api/v1/decisions").handler(request -> answer(request, "/exports/decisions", query(request)));
        router.getWithRegex("/api/v1/executions/(?<execution>[1-9][0-9]{0,17})/decisions")
                .handler(unlessPage(request -> answer(request, "/exports/decisions", ofExecution(request))));
    }

    /** Who accepts JSON before anything else wants a list in parts, which is a resource. */
    private static Handler<RoutingContext> unlessPage(Handler<RoutingContext> export) {
        return request -> {
            String accept = request.request().getHeader(HttpHeaders.ACCEPT);
            boolean isPage = accept != null && accept.strip().startsWith("application/json");
            if (isPage && !request.queryParams().contains("format")) {
                request.next();
            } else {
                export.handle(request);
            }
        };
    }

    private void answer(RoutingContext request, String path, String query) {
        audit.open(path + query, request.request().getHeader(HttpHeaders.ACCEPT))
                .onSuccess(answer -> handOn.answer(request, answer))
                .onFailure(failure -> handOn.refuse(request, failure));
    }

    private static String query(RoutingContext request) {
        String query = request.request().query();
        return query == null ? "" : "?" + query;
    }

    private static String ofExecution(RoutingContext request) {
        String query = request.request().query();
        return "?execution=" + request.pathParam("execution") + (query == null ? "" : "&" + query);
    }
}
