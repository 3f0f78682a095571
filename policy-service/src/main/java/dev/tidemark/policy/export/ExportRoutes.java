package dev.tidemark.policy.export;

import dev.tidemark.policy.audit.AuditStreams;
import dev.tidemark.policy.security.Callers;
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
    private final MayExport mayExport;

    ExportRoutes(AuditStreams audit, HandOn handOn, MayExport mayExport) {
        this.audit = audit;
        this.handOn = handOn;
        this.mayExport = mayExport;
    }

    void install(@Observes Router router) {
        router.get("/api/v1/history").handler(unlessPage(request -> some(request, "/exports/history")));
        router.get("/api/v1/decisions").handler(request -> some(request, "/exports/decisions"));
        router.getWithRegex("/api/v1/executions/(?<execution>[1-9][0-9]{0,17})/decisions")
                .handler(unlessPage(this::ofExecution));
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

    private void some(RoutingContext request, String path) {
        if (mayExport.some(Callers.of(request), request.queryParams())) {
            answer(request, path + query(request));
        } else {
            handOn.forbid(request, MayExport.ONE_PROJECT);
        }
    }

    private void ofExecution(RoutingContext request) {
        String execution = request.pathParam("execution");
        mayExport
                .execution(Callers.of(request), Long.parseLong(execution), request.queryParams())
                .subscribe()
                .with(
                        may -> {
                            if (may) {
                                answer(request, "/exports/decisions" + ofExecution(request, execution));
                            } else {
                                handOn.forbid(request, MayExport.NOT_THIS_EXECUTION);
                            }
                        },
                        failure -> handOn.refuse(request, failure));
    }

    private void answer(RoutingContext request, String pathAndQuery) {
        audit.open(pathAndQuery, request.request().getHeader(HttpHeaders.ACCEPT))
                .onSuccess(answer -> handOn.answer(request, answer))
                .onFailure(failure -> handOn.refuse(request, failure));
    }

    private static String query(RoutingContext request) {
        String query = request.request().query();
        return query == null ? "" : "?" + query;
    }

    private static String ofExecution(RoutingContext request, String execution) {
        String query = request.request().query();
        return "?execution=" + execution + (query == null ? "" : "&" + query);
    }
}
