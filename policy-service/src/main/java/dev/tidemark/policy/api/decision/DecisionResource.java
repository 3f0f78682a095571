package dev.tidemark.policy.api.decision;

import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Outcome;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.api.Answers;
import dev.tidemark.policy.api.ApiWriting;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.QueryText;
import dev.tidemark.policy.audit.AuditMemory.DecisionFilter;
import dev.tidemark.policy.security.Callers;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was decided in an execution. */
@Path("/api/v1/executions/{id: [1-9][0-9]{0,17}}/decisions")
@Tag(name = "decisions")
@CustomSerialization(ApiWriting.class)
class DecisionResource {

    private static final Set<String> FILTERS = Set.of("repository", "verdict", "outcome");

    private final ReadDecisions decisions;
    private final Callers callers;

    DecisionResource(ReadDecisions decisions, Callers callers) {
        this.decisions = decisions;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listDecisions",
            summary = "List what was decided in an execution, repository by repository",
            description =
                    "A part may have fewer items than asked for, or none, and a nextPageToken all the same: what was looked through is bounded. Accept has to name application/json; text/csv and application/x-ndjson are an export of all there is.")
    public Uni<PageOf<DecisionResponse>> list(
            @PathParam("id") long id,
            @QueryParam("repository") String repository,
            @QueryParam("verdict") @Schema(implementation = Decision.Verdict.class) String verdict,
            @QueryParam("outcome") @Schema(implementation = Outcome.class) String outcome,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        QueryText.requireOnly(uri.getQueryParameters(), FILTERS);
        var filter = new DecisionFilter(
                QueryText.value("repository", repository, RepositoryName::new).map(RepositoryName::toString),
                QueryText.word("verdict", verdict, Decision.Verdict.class).map(Enum::name),
                QueryText.word("outcome", outcome, Outcome.class).map(Enum::name));
        var caller = callers.current();
        return Answers.of(() -> decisions.of(new ExecutionId(id), filter, page, caller));
    }
}
