package dev.tidemark.policy.artifactory;

import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Callers;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** What concerns runs, whatever policy they are of, or all policies. */
@Path(ArtifactoryErrorForm.ROOT + "/api/cleanup/policies")
@Produces(MediaType.APPLICATION_JSON)
class CleanupRunResource {

    private final CleanupPolicies policies;
    private final CleanupRuns runs;
    private final RunReports reports;
    private final Callers callers;

    CleanupRunResource(CleanupPolicies policies, CleanupRuns runs, RunReports reports, Callers callers) {
        this.policies = policies;
        this.runs = runs;
        this.reports = reports;
        this.callers = callers;
    }

    /** The body that asks for something to be done with a run. */
    record Operation(String action) {}

    @PUT
    @Path("/runs/{run}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> operate(@PathParam("run") String runInPath, byte[] body) {
        RunNumber number = RunNumber.parse(runInPath);
        if (!"stop".equals(ArtifactoryJson.read(body, Operation.class).action())) {
            throw ArtifactoryRefusals.badRequest("action must be 'stop'");
        }
        Caller caller = callers.current();
        return runs.get(number, caller, Permission.RUN_RETENTION)
                .chain(run -> runs.stop(run, caller.name()))
                .replaceWith(() -> Response.accepted(ArtifactoryJson.write(
                                "Action: 'stop' on task ID: '" + number + "' performed successfully"))
                        .build());
    }

    @GET
    @Path("/runs/summaryReports")
    public Uni<String> summary(
            @QueryParam("policyKey") String policyKey,
            @QueryParam("runId") String runId,
            @QueryParam("triggerId") String triggerId) {
        return runs.named(RunQuery.of(policyKey, runId, triggerId), callers.current())
                .chain(reports::of)
                .map(report -> RunSummary.of(report, Clock.systemUTC().instant()))
                .map(ArtifactoryJson::write);
    }

    @PUT
    @Path("/forceDisableAll")
    public Uni<String> disableAll() {
        return policies.disableAll(callers.current()).replaceWith("{}");
    }
}
