package dev.tidemark.policy.api;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.PolicyFilter;
import dev.tidemark.policy.security.Callers;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Policies of any dialect. */
@Path("/api/v1/policies")
@Tag(name = "policies")
@CustomSerialization(ApiWriting.class)
class PolicyResource {

    private static final String ID = "/{id: [1-9][0-9]{0,17}}";
    private static final Set<String> FILTERS = Set.of("registry", "project", "repository", "dialect");

    private final ReadPolicies read;
    private final OrderPolicy order;
    private final EndPolicy end;
    private final Callers callers;

    PolicyResource(ReadPolicies read, OrderPolicy order, EndPolicy end, Callers callers) {
        this.read = read;
        this.order = order;
        this.end = end;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPolicy", summary = "Make a policy")
    @APIResponse(
            responseCode = "201",
            description = "It is there: Location says where, ETag its revision.",
            content = @Content(schema = @Schema(implementation = PolicyResponse.class)))
    public Uni<RestResponse<PolicyResponse>> create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PolicyRequest.class)))
                    byte[] body) {
        var caller = callers.current();
        return Answers.of(() -> order.create(ApiJson.read(body, PolicyRequest.class), caller))
                .map(stored -> Answers.policy(RestResponse.Status.CREATED, PolicyResponse.of(stored)));
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkPolicy",
            summary = "See what a document comes to, or where it is wrong, and store nothing")
    public Uni<CompiledRules> check(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PolicyCheck.class)))
                    byte[] body) {
        return Answers.of(() -> Uni.createFrom().item(order.check(ApiJson.read(body, PolicyCheck.class))))
                .map(compiled -> CompiledRules.of(compiled.draft().rules()));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listPolicies", summary = "List policies, the oldest first")
    public Uni<PageOf<PolicyResponse>> list(
            @QueryParam("registry") String registry,
            @QueryParam("project") String project,
            @QueryParam("repository") String repository,
            @QueryParam("dialect") @Schema(implementation = Dialect.class) String dialect,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        QueryText.requireOnly(uri.getQueryParameters(), FILTERS);
        var filter = new PolicyFilter(
                QueryText.word("dialect", dialect, Dialect.class),
                QueryText.value("registry", registry, RegistryName::new),
                QueryText.value("project", project, ProjectName::new),
                QueryText.value("repository", repository, RepositoryName::new));
        var caller = callers.current();
        return Answers.of(() -> read.list(filter, page, caller));
    }

    @GET
    @Path(ID)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readPolicy", summary = "Read a policy")
    public Uni<RestResponse<PolicyResponse>> get(@PathParam("id") long id) {
        var caller = callers.current();
        return Answers.of(() -> read.one(new PolicyId(id), caller))
                .map(stored -> Answers.policy(RestResponse.Status.OK, PolicyResponse.of(stored)));
    }

    @PUT
    @Path(ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replacePolicy",
            summary = "Replace what a policy says",
            description =
                    "Executions that were asked for before keep to what it said then. If-Match has to be there: 428 without it, 412 where the policy has another revision.")
    public Uni<RestResponse<PolicyResponse>> replace(
            @PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PolicyRequest.class)))
                    byte[] body) {
        var caller = callers.current();
        return Answers.of(() -> order.replace(
                        new PolicyId(id), Revision.required(ifMatch), ApiJson.read(body, PolicyRequest.class), caller))
                .map(stored -> Answers.policy(RestResponse.Status.OK, PolicyResponse.of(stored)));
    }

    @DELETE
    @Path(ID)
    @Operation(operationId = "deletePolicy", summary = "End a policy, and stop its executions")
    @APIResponse(responseCode = "204", description = "It is no more.")
    public Uni<Void> delete(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var caller = callers.current();
        return Answers.of(() -> end.of(new PolicyId(id), Revision.expected(ifMatch), caller));
    }
}
