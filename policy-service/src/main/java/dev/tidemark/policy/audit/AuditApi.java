package dev.tidemark.policy.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of audit-service's REST that is read here. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "audit")
@RegisterClientHeaders(ServiceToken.class)
interface AuditApi {

    /** Without a limit: all of them. */
    @GET
    @Path("/executions/{execution}/tasks")
    Uni<AuditTasks> tasks(
            @PathParam("execution") long execution,
            @QueryParam("offset") Integer offset,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/executions/{execution}/outcomes")
    Uni<AuditOutcomes> outcomes(@PathParam("execution") long execution);

    @GET
    @Path("/executions/{execution}/tasks/{number}/log")
    @Produces(MediaType.TEXT_PLAIN)
    Uni<String> log(@PathParam("execution") long execution, @PathParam("number") long number);

    @GET
    @Path("/executions/{execution}/summary")
    Uni<AuditSummary> summary(@PathParam("execution") long execution);

    @GET
    @Path("/history/tags")
    Uni<DeletedTags> tags(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("policy") List<Long> policies,
            @QueryParam("offset") long offset,
            @QueryParam("limit") int limit);

    @GET
    @Path("/history")
    Uni<AuditDeletions> deletions(
            @QueryParam("execution") long execution,
            @QueryParam("repository") String repository,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);

    @GET
    @Path("/executions/{execution}/tasks")
    Uni<AuditTaskPage> tasksAfter(
            @PathParam("execution") long execution, @QueryParam("after") long after, @QueryParam("limit") int limit);

    @GET
    @Path("/executions/{execution}/tasks/{number}")
    Uni<AuditTaskDetail> task(@PathParam("execution") long execution, @PathParam("number") long number);

    @GET
    @Path("/executions/{execution}/decisions")
    Uni<AuditDecisions> decisions(
            @PathParam("execution") long execution,
            @QueryParam("repository") String repository,
            @QueryParam("verdict") String verdict,
            @QueryParam("outcome") String outcome,
            @QueryParam("after") String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/explanations")
    Uni<AuditDecisions> explanations(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("tag") String tag,
            @QueryParam("digest") String digest,
            @QueryParam("after") String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/history")
    Uni<AuditDeletionPage> history(
            @QueryParam("registry") String registry,
            @QueryParam("repository") String repository,
            @QueryParam("policy") Long policy,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("after") String after,
            @QueryParam("limit") int limit);
}
