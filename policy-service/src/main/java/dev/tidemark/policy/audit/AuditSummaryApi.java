package dev.tidemark.policy.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What audit-service says of executions in numbers. */
@Path("/executions/{execution}/summary")
@RegisterRestClient(configKey = "audit")
@RegisterClientHeaders(ServiceToken.class)
interface AuditSummaryApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<AuditSummary> summary(@PathParam("execution") long execution);
}
