package dev.tidemark.policy.api.execution;

import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.api.Answers;
import dev.tidemark.policy.api.ApiJson;
import dev.tidemark.policy.api.ApiWriting;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.QueryText;
import dev.tidemark.policy.api.ReadPolicies;
import dev.tidemark.policy.execution.ExecutionList;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The executions of a policy, whatever its dialect. */
@Path("/api/v1/policies/{id: [1-9][0-9]{0,17}}/executions")
@Tag(name = "executions")
@Produces(MediaType.APPLICATION_JSON)
@CustomSerialization(ApiWriting.class)
class PolicyExecutionResource {

    private final ReadPolicies policies;
    private final ReadExecutions executions;
    private final RunExecution run;
    private final Callers callers;

    PolicyExecutionResource(ReadPolicies policies, ReadExecutions executions, RunExecution run, Callers callers) {
        this.policies = policies;
        this.executions = executions;
        this.run = run;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startExecution", summary = "Run a policy as it is now, for real or dry")
    @APIResponse(
            responseCode = "202",
            description = "It runs: Location says where to see how far it is.",
            content = @Content(schema = @Schema(implementation = ExecutionResponse.class)))
    public Uni<RestResponse<ExecutionResponse>> start(
            @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ExecutionRequest.class)))
                    byte[] body) {
        var caller = callers.current();
        return Answers.of(() -> run.start(new PolicyId(id), ApiJson.read(body, ExecutionRequest.class), caller))
                .map(ExecutionResponse::of)
                .map(execution -> Answers.accepted(execution, "/executions/" + execution.id()));
    }

    @GET
    @Operation(operationId = "listExecutionsOfPolicy", summary = "List a policy's executions, the newest first")
    public Uni<PageOf<ExecutionResponse>> list(
            @PathParam("id") long id,
            @QueryParam("status") @Schema(implementation = ExecutionStatus.class) String status,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        QueryText.requireOnly(uri.getQueryParameters(), Set.of("status"));
        var filter = new ExecutionList.Filter(
                Optional.of(new PolicyId(id)),
                Optional.empty(),
                QueryText.word("status", status, ExecutionStatus.class),
                Optional.empty());
        var caller = callers.current();
        return Answers.of(() -> policies.permitted(new PolicyId(id), caller, Permission.READ_RETENTION)
                .chain(() -> executions.list(filter, page)));
    }
}
