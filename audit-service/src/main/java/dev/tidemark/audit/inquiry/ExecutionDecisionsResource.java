package dev.tidemark.audit.inquiry;

import dev.tidemark.audit.rest.Paging;
import dev.tidemark.contracts.execution.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** What was decided in an execution, and what became of it. */
@Path("/executions/{execution}/decisions")
class ExecutionDecisionsResource {

    private static final int LIMIT = 100;

    private final Search search;
    private final Sources sources;

    ExecutionDecisionsResource(Search search, Sources sources) {
        this.search = search;
        this.sources = sources;
    }

    @GET
    public Uni<Search.Found> decisions(
            @PathParam("execution") long execution,
            @QueryParam("repository") String repository,
            @QueryParam("verdict") String verdict,
            @QueryParam("outcome") String outcome,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        Wanted wanted = Wanted.of(null, null, verdict, outcome);
        boolean condemning = wanted.verdict() == Decision.Verdict.DELETE || wanted.outcome() != null;
        return search.in(
                sources.ofExecution(execution, repository, condemning),
                wanted,
                Place.orStart(after),
                Paging.limit(limit, LIMIT));
    }
}
