package dev.tidemark.audit.history;

import dev.tidemark.audit.rest.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** What was deleted. */
@Path("/history")
class HistoryResource {

    private static final int LIMIT = 100;

    private final History history;

    HistoryResource(History history) {
        this.history = history;
    }

    @GET
    public Uni<History.Page> history(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("execution") String execution,
            @QueryParam("policy") String policy,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        var filter = new History.Filter(
                registry, repository, Paging.id("execution", execution), Paging.id("policy", policy));
        return history.page(filter, after == null ? null : Cursor.parse(after), Paging.limit(limit, LIMIT));
    }
}
