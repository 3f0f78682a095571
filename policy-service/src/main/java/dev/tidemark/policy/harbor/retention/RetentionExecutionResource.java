package dev.tidemark.policy.harbor.retention;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.execution.Executions;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.StopExecution;
import dev.tidemark.policy.harbor.HarborCreated;
import dev.tidemark.policy.harbor.HarborErrorForm;
import dev.tidemark.policy.harbor.HarborJson;
import dev.tidemark.policy.harbor.HarborList;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborPage;
import dev.tidemark.policy.harbor.HarborRefusals;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The executions of Harbor's policies. */
@Path(HarborErrorForm.ROOT + "/retentions/{id}/executions")
class RetentionExecutionResource {

    private final HarborExecutions lookup;
    private final Executions executions;
    private final RequestExecution requestExecution;
    private final StopExecution stopExecution;
    private final Callers callers;

    RetentionExecutionResource(
            HarborExecutions lookup,
            Executions executions,
            RequestExecution requestExecution,
            StopExecution stopExecution,
            Callers callers) {
        this.lookup = lookup;
        this.executions = executions;
        this.requestExecution = requestExecution;
        this.stopExecution = stopExecution;
        this.callers = callers;
    }

    /** The body that asks for an execution. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Start(@JsonProperty("dry_run") boolean dryRun) {}

    /** The body that asks for something to be done with one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Operation(String action) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> start(@PathParam("id") String idInPath, byte[] body) {
        long id = HarborNumber.inPath("id", idInPath);
        Start start = HarborJson.read(body, Start.class, "body");
        Caller caller = callers.current();
        return lookup.policy(id, caller, Permission.RUN_RETENTION)
                .chain(() ->
                        requestExecution.of(policy(id), RequestExecution.Request.manual(start.dryRun(), caller.name())))
                .onFailure(UnknownPolicyException.class)
                .transform(e -> HarborRefusals.unknownPolicy(id))
                .map(execution -> HarborCreated.at("/retentions/" + id + "/executions/" + execution));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> list(
            @PathParam("id") String idInPath,
            @QueryParam("page") String page,
            @QueryParam("page_size") String pageSize,
            @Context RoutingContext request) {
        long id = HarborNumber.inPath("id", idInPath);
        HarborPage asked = HarborPage.of(page, pageSize);
        return lookup.policy(id, callers.current(), Permission.READ_RETENTION)
                .chain(known -> executions.of(known.policy().id(), asked.offset(), asked.limit()))
                .map(found -> HarborList.of(
                        found.items().stream().map(HarborExecution::of).toList(), found.total(), asked, request));
    }

    @PATCH
    @Path("/{eid}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> operate(
            @PathParam("id") String idInPath, @PathParam("eid") String executionInPath, byte[] body) {
        long id = HarborNumber.inPath("id", idInPath);
        long execution = HarborNumber.inPath("eid", executionInPath);
        if (!"stop".equals(HarborJson.read(body, Operation.class, "body").action())) {
            throw HarborRefusals.badRequest("action should be 'stop'");
        }
        Caller caller = callers.current();
        return lookup.execution(id, execution, caller, Permission.RUN_RETENTION)
                .chain(() -> stopExecution.stop(new PolicyId(id), new ExecutionId(execution), caller.name()))
                .replaceWith(() -> Response.ok().build());
    }

    private static PolicyId policy(long id) {
        return HarborNumber.policy(id).orElseThrow(() -> HarborRefusals.unknownPolicy(id));
    }
}
