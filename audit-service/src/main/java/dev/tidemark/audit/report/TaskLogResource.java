package dev.tidemark.audit.report;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The log of a task, as text. */
@Path("/executions/{execution}/tasks/{number}/log")
class TaskLogResource {

    private final TaskReports reports;

    TaskLogResource(TaskReports reports) {
        this.reports = reports;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> log(@PathParam("execution") long execution, @PathParam("number") long number) {
        return reports.of(execution, number).map(TaskLog::of);
    }
}
