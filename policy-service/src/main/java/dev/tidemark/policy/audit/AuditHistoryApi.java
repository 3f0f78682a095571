package dev.tidemark.policy.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What audit-service's REST tells of deletions. */
@Path("/history")
@RegisterRestClient(configKey = "audit")
@RegisterClientHeaders(ServiceToken.class)
interface AuditHistoryApi {

    @GET
    @Path("/tags")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<DeletedTags> tags(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("policy") List<Long> policies,
            @QueryParam("offset") long offset,
            @QueryParam("limit") int limit);

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<AuditDeletions> deletions(
            @QueryParam("execution") long execution,
            @QueryParam("repository") String repository,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);
}
