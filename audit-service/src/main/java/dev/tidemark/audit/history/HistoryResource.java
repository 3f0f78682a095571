package dev.tidemark.audit.history;

import dev.tidemark.audit.rest.ListOf;
import dev.tidemark.audit.rest.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

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
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        var filter = new History.Filter(
                registry,
                repository,
                Paging.id("execution", execution),
                Paging.id("policy", policy),
                Paging.moment("since", since),
                Paging.moment("until", until));
        return history.page(filter, after == null ? null : Cursor.parse(after), Paging.limit(limit, LIMIT));
    }

    /** Of a repository, by their numbers, and by place: what is added comes before the rest. */
    @GET
    @Path("/tags")
    public Uni<ListOf<DeletedTag>> tags(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("policy") List<String> policies,
            @QueryParam("offset") String offset,
            @QueryParam("limit") String limit) {
        if (registry == null || repository == null) {
            throw new BadRequestException("registry and repository are needed");
        }
        List<Long> ids =
                policies.stream().map(policy -> Paging.id("policy", policy)).toList();
        var paging = new Paging(Paging.parse(offset, null).offset(), Paging.limit(limit, LIMIT));
        return history.tags(registry, repository, ids, paging);
    }
}
