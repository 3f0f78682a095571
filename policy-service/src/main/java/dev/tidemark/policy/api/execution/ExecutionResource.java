package dev.tidemark.policy.api.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.api.Answers;
import dev.tidemark.policy.api.ApiWriting;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.QueryText;
import dev.tidemark.policy.api.ReadPolicies;
import dev.tidemark.policy.execution.ExecutionList;
import dev.tidemark.policy.security.Callers;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Executions, whoever asked for them. */
@Path("/api/v1/executions")
@Tag(name = "executions")
@Produces(MediaType.APPLICATION_JSON)
@CustomSerialization(ApiWriting.class)
class ExecutionResource {

    private static final String ID = "/{id: [1-9][0-9]{0,17}}";
    private static final Set<String> FILTERS = Set.of("policy", "registry", "status");

    private final ReadExecutions executions;
    private final RunExecution run;
    private final Callers callers;

    ExecutionResource(ReadExecutions executions, RunExecution run, Callers callers) {
        this.executions = executions;
        this.run = run;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "listExecutions", summary = "List executions, the newest first")
    public Uni<PageOf<ExecutionResponse>> list(
            @QueryParam("policy") @Schema(implementation = Long.class) String policy,
            @QueryParam("registry") String registry,
            @QueryParam("status") @Schema(implementation = ExecutionStatus.class) String status,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        QueryText.requireOnly(uri.getQueryParameters(), FILTERS);
        var filter = new ExecutionList.Filter(
                QueryText.id("policy", policy).map(PolicyId::new),
                QueryText.value("registry", registry, RegistryName::new),
                QueryText.word("status", status, ExecutionStatus.class),
                ReadPolicies.visibleTo(callers.current()));
        return Answers.of(() -> executions.list(filter, page));
    }

    @GET
    @Path(ID)
    @Operation(operationId = "readExecution", summary = "Read an execution")
    public Uni<ExecutionResponse> get(@PathParam("id") long id) {
        var caller = callers.current();
        return Answers.of(() -> executions.one(new ExecutionId(id), caller)).map(ExecutionResponse::of);
    }

    @POST
    @Path(ID + "/stop")
    @Operation(
            operationId = "stopExecution",
            summary = "Ask an execution to stop",
            description = "It ends between two deletions. To ask again changes nothing; 409 for one that has ended.")
    @APIResponse(
            responseCode = "202",
            description = "It is asked to.",
            content = @Content(schema = @Schema(implementation = ExecutionResponse.class)))
    public Uni<RestResponse<ExecutionResponse>> stop(@PathParam("id") long id) {
        var caller = callers.current();
        return Answers.of(() -> run.stop(new ExecutionId(id), caller))
                .map(entry -> Answers.accepted(ExecutionResponse.of(entry), "/executions/" + id));
    }
}
