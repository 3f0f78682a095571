package dev.tidemark.policy.harbor.retention;

import dev.tidemark.policy.audit.Audit;
import dev.tidemark.policy.audit.AuditUnavailableException;
import dev.tidemark.policy.error.RefusedException;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The tasks of an execution: one per repository. */
@Path(HarborErrorForm.ROOT + "/retentions/{id}/executions/{eid}/tasks")
class RetentionTaskResource {

    private final HarborExecutions lookup;
    private final Audit audit;
    private final Callers callers;

    RetentionTaskResource(HarborExecutions lookup, Audit audit, Callers callers) {
        this.lookup = lookup;
        this.audit = audit;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @PathParam("id") String idInPath,
            @PathParam("eid") String executionInPath,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        long id = HarborNumber.inPath("id", idInPath);
        long eid = HarborNumber.inPath("eid", executionInPath);
        HarborPage asked = HarborPage.of(page, pageSize);
        return lookup.execution(id, eid, callers.current(), Permission.READ_RETENTION)
                .chain(execution -> audit.tasks(execution.id(), asked.offset(), asked.limit()))
                .onFailure(AuditUnavailableException.class)
                .transform(RetentionTaskResource::unavailable)
                .map(found -> HarborList.of(
                        found.items().stream().map(HarborTask::of).toList(), found.total(), asked, request));
    }

    @GET
    @Path("/{tid}")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> log(
            @PathParam("id") String idInPath,
            @PathParam("eid") String executionInPath,
            @PathParam("tid") String taskInPath) {
        long id = HarborNumber.inPath("id", idInPath);
        long eid = HarborNumber.inPath("eid", executionInPath);
        long tid = HarborNumber.inPath("tid", taskInPath);
        return lookup.execution(id, eid, callers.current(), Permission.READ_RETENTION)
                .chain(execution -> audit.log(execution.id(), tid))
                .onFailure(AuditUnavailableException.class)
                .transform(RetentionTaskResource::unavailable)
                .map(log -> log.orElseThrow(() -> new RefusedException(404, "task " + tid + " not found")));
    }

    private static RefusedException unavailable(Throwable cause) {
        return new RefusedException(503, "service unavailable: " + cause.getMessage());
    }
}
