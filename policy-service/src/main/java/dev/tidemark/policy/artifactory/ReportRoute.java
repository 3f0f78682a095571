package dev.tidemark.policy.artifactory;

import dev.tidemark.policy.audit.AuditStreams;
import dev.tidemark.policy.error.ErrorForm.Answer;
import dev.tidemark.policy.error.ForbiddenException;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.security.Callers;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Answers with a run's report: a zip with a CSV in it, as fast as the client reads. It is a route and no resource, because a resource's
 * stream that breaks off leaves its client to wait.
 */
@ApplicationScoped
class ReportRoute {

    private static final Logger LOG = Logger.getLogger(ReportRoute.class);

    private final CleanupRuns runs;
    private final RunReports reports;
    private final AuditStreams audit;
    private final ArtifactoryErrorForm form;

    ReportRoute(CleanupRuns runs, RunReports reports, AuditStreams audit, ArtifactoryErrorForm form) {
        this.runs = runs;
        this.reports = reports;
        this.audit = audit;
        this.form = form;
    }

    void install(@Observes Router router) {
        router.get(ArtifactoryErrorForm.ROOT + "/api/cleanup/policies/runs/downloadReport")
                .handler(this::answer);
    }

    private void answer(RoutingContext request) {
        // Whoever is asked next uses the database, which wants to know that nobody else has this context.
        VertxContextSafetyToggle.setCurrentContextSafe(true);
        Uni.createFrom()
                .deferred(() -> runs.named(RunQuery.of(request.queryParams()), Callers.of(request)))
                .chain(reports::of)
                .subscribe()
                .with(report -> answer(request, report), failure -> refuse(request, failure));
    }

    private void answer(RoutingContext request, RunReport report) {
        audit.open(
                        "/exports/outcomes?format=csv&execution="
                                + report.execution().id(),
                        null)
                .onSuccess(items -> {
                    if (items.statusCode() == 200) {
                        zip(request.request().connection()::close, request.response(), report, items);
                    } else {
                        items.request().reset();
                        refuse(request, ArtifactoryRefusals.unavailable());
                    }
                })
                .onFailure(failure -> refuse(request, ArtifactoryRefusals.unavailable()));
    }

    private static void zip(Runnable cutOff, HttpServerResponse response, RunReport report, HttpClientResponse items) {
        String name = report.key() + "-" + report.execution().id();
        ZippedFile file = new ZippedFile(name + ".csv", report.execution().requestedAt());
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + ".zip\"");
        response.write(
                file.add(ReportHead.of(report, Clock.systemUTC().instant()).getBytes(StandardCharsets.UTF_8)));
        response.closeHandler(gone -> {
            items.request().reset();
            file.close();
        });
        items.handler(part -> {
            response.write(file.add(part.getBytes()));
            if (response.writeQueueFull()) {
                items.pause();
                response.drainHandler(drained -> items.resume());
            }
        });
        items.exceptionHandler(broken -> cutOff.run());
        items.endHandler(end -> response.end(file.end()));
    }

    private void refuse(RoutingContext request, Throwable failure) {
        Answer answer = answer(request, failure);
        request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .end(answer.body());
    }

    private Answer answer(RoutingContext request, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return form.refused(refused.status(), refused.getMessage());
        }
        if (failure instanceof ForbiddenException forbidden) {
            return form.refused(403, forbidden.getMessage());
        }
        LOG.errorf(failure, "%s %s failed", request.request().method(), request.normalizedPath());
        return form.foundByFramework(500, null);
    }
}
