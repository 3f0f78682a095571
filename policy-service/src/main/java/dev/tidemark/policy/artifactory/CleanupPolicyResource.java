package dev.tidemark.policy.artifactory;

import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.evaluator.artifactory.ArtifactoryPolicy;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The policies. One is created and replaced under its own path. */
@Path(ArtifactoryErrorForm.ROOT + "/api/cleanup/packages/policies")
@Produces(MediaType.APPLICATION_JSON)
class CleanupPolicyResource {

    private static final String NOTHING = "{}";

    private final CleanupPolicies policies;
    private final CleanupRuns runs;
    private final Callers callers;

    CleanupPolicyResource(CleanupPolicies policies, CleanupRuns runs, Callers callers) {
        this.policies = policies;
        this.runs = runs;
        this.callers = callers;
    }

    /** The body that enables or disables. */
    record Enablement(Boolean enabled) {}

    @GET
    public Uni<String> list(@QueryParam("projectKey") String projectKey) {
        return policies.list(project(projectKey), callers.current())
                .map(found -> found.stream().map(CleanupEcho::of).toList())
                .map(ArtifactoryJson::write);
    }

    /** A name that no project can have is that of none. */
    private static Optional<ProjectName> project(String projectKey) {
        try {
            return Optional.ofNullable(projectKey).filter(key -> !key.isEmpty()).map(ProjectName::new);
        } catch (IllegalArgumentException e) {
            throw ArtifactoryRefusals.badRequest("projectKey is not the key of a project");
        }
    }

    @GET
    @Path("/{key}")
    public Uni<String> get(@PathParam("key") String key) {
        return policies.get(new PolicyKey(key), callers.current(), Permission.READ_RETENTION)
                .map(CleanupPolicyResource::echo);
    }

    @POST
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(@PathParam("key") String keyInPath, byte[] body) {
        PolicyKey key = new PolicyKey(keyInPath);
        ArtifactoryPolicy sent = ArtifactoryJson.read(body, ArtifactoryPolicy.class);
        if (Boolean.TRUE.equals(sent.enabled())) {
            throw ArtifactoryRefusals.badRequest("A policy cannot be created enabled: enable it once it is there");
        }
        CleanupDocument document = policies.document(key, sent, false);
        Caller caller = callers.current();
        return policies.create(document, key, caller)
                .chain(() -> policies.get(key, caller, Permission.READ_RETENTION))
                .map(created -> Response.status(Response.Status.CREATED)
                        .entity(echo(created))
                        .build());
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<String> replace(@PathParam("key") String keyInPath, byte[] body) {
        PolicyKey key = new PolicyKey(keyInPath);
        ArtifactoryPolicy sent = ArtifactoryJson.read(body, ArtifactoryPolicy.class);
        Caller caller = callers.current();
        return policies.replace(key, sent, caller)
                .chain(() -> policies.get(key, caller, Permission.READ_RETENTION))
                .map(CleanupPolicyResource::echo);
    }

    /** Clients take 200, and nothing else, for done. */
    @DELETE
    @Path("/{key}")
    public Uni<String> delete(@PathParam("key") String keyInPath) {
        return policies.delete(new PolicyKey(keyInPath), callers.current()).replaceWith(NOTHING);
    }

    @POST
    @Path("/{key}/enablement")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<String> enable(@PathParam("key") String keyInPath, byte[] body) {
        PolicyKey key = new PolicyKey(keyInPath);
        Boolean enabled = ArtifactoryJson.read(body, Enablement.class).enabled();
        if (enabled == null) {
            throw ArtifactoryRefusals.badRequest("enabled must be true or false");
        }
        Caller caller = callers.current();
        return policies.enable(key, enabled, caller)
                .chain(() -> policies.get(key, caller, Permission.READ_RETENTION))
                .map(CleanupPolicyResource::echo);
    }

    /** The body is read although there is none in Artifactory: who asks there for a dry run must not get another one. */
    @PUT
    @Path("/{key}/run")
    public Uni<Response> run(@PathParam("key") String keyInPath, @Context RoutingContext request, byte[] body) {
        PolicyKey key = new PolicyKey(keyInPath);
        boolean isDry = DryRun.isAskedFor(request.queryParams().getAll("dryRun"), body);
        Caller caller = callers.current();
        return policies.get(key, caller, Permission.RUN_RETENTION)
                .chain(stored -> runs.start(stored, key, isDry, caller.name()))
                .map(run -> Response.status(Response.Status.CREATED)
                        .entity(ArtifactoryJson.write(new RunStarted(run.value())))
                        .build());
    }

    /** The answer to who asked for a run. */
    record RunStarted(long runId) {}

    private static String echo(StoredPolicy stored) {
        return ArtifactoryJson.write(CleanupEcho.of(stored));
    }
}
