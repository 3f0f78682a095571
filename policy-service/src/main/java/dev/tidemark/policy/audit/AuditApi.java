package dev.tidemark.policy.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of audit-service's REST that is read here. */
@Path("/executions/{execution}")
@RegisterRestClient(configKey = "audit")
@RegisterClientHeaders(ServiceToken.class)
interface AuditApi {

    /** Without a limit: all of them. */
    @GET
    @Path("/tasks")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<AuditTasks> tasks(
            @PathParam("execution") long execution,
            @QueryParam("offset") Integer offset,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/outcomes")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<AuditOutcomes> outcomes(@PathParam("execution") long execution);

    @GET
    @Path("/tasks/{number}/log")
    @Produces(MediaType.TEXT_PLAIN)
    Uni<String> log(@PathParam("execution") long execution, @PathParam("number") long number);
}
