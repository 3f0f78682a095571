package dev.tidemark.audit.report;

import dev.tidemark.audit.execution.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ServiceUnavailableException;

/** What became of what an execution of one repository decided on, for whoever asked for it and waits. */
@Path("/executions/{execution}/outcomes")
class OutcomeResource {

    private final Tasks tasks;
    private final TaskReports reports;

    OutcomeResource(Tasks tasks, TaskReports reports) {
        this.tasks = tasks;
        this.reports = reports;
    }

    @GET
    public Uni<OutcomeList> outcomes(@PathParam("execution") long execution) {
        return tasks.first(execution)
                .chain(task -> reports.of(execution, task.number()))
                .invoke(OutcomeResource::requireDecisions)
                .map(OutcomeList::of);
    }

    /** Without them, what a guard kept would look as if it had not been there. */
    private static void requireDecisions(TaskReport report) {
        if (report.task().plan() != null && report.plannedAt() == null) {
            throw new ServiceUnavailableException("the decisions of the execution are not here yet");
        }
    }
}
