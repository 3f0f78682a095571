package dev.tidemark.audit.inquiry;

import dev.tidemark.audit.rest.Paging;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Why something stayed or went. */
@Path("/explanations")
class ExplanationResource {

    private static final int LIMIT = 100;
    private static final int EXECUTIONS = 50;

    private final Search search;
    private final Sources sources;

    ExplanationResource(Search search, Sources sources) {
        this.search = search;
        this.sources = sources;
    }

    /** The decisions on one tag, or one digest, of the last executions of each policy that looked at its repository; the newest first. */
    @GET
    public Uni<Search.Found> explain(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("tag") String tag,
            @QueryParam("digest") String digest,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        if (registry == null || !RepositoryName.isRepositoryName(repository) || (tag == null) == (digest == null)) {
            throw new BadRequestException("registry, repository and either tag or digest have to be given");
        }
        return search.in(
                sources.ofRepository(registry, repository, EXECUTIONS),
                Wanted.of(tag, digest, null, null),
                Place.orStart(after),
                Paging.limit(limit, LIMIT));
    }
}
