package dev.tidemark.audit.execution;

import dev.tidemark.audit.decision.DecisionChunks;
import dev.tidemark.audit.rest.ListOf;
import dev.tidemark.audit.rest.Paging;
import dev.tidemark.contracts.execution.Decision;
import dev.tidemark.contracts.execution.PlanId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Executions, their tasks, and what was decided in them. */
@Path("/executions/{execution}")
class ExecutionResource {

    private final Tasks tasks;
    private final DecisionChunks chunks;
    private final Pool pool;

    ExecutionResource(Tasks tasks, DecisionChunks chunks, Pool pool) {
        this.tasks = tasks;
        this.chunks = chunks;
        this.pool = pool;
    }

    @GET
    public Uni<ExecutionView> execution(@PathParam("execution") long execution) {
        return tasks.execution(execution);
    }

    @GET
    @Path("/tasks")
    public Uni<ListOf<TaskView>> tasks(
            @PathParam("execution") long execution,
            @QueryParam("offset") String offset,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after) {
        return after == null
                ? tasks.of(execution, Paging.parse(offset, limit))
                : tasks.after(execution, Paging.number("after", after), Paging.limit(limit, Paging.MOST));
    }

    @GET
    @Path("/tasks/{number}")
    public Uni<TaskView> task(@PathParam("execution") long execution, @PathParam("number") long number) {
        return tasks.one(execution, number);
    }

    @GET
    @Path("/tasks/{number}/decisions")
    public Uni<ListOf<Decision>> decisions(
            @PathParam("execution") long execution,
            @PathParam("number") long number,
            @QueryParam("offset") String offset,
            @QueryParam("limit") String limit) {
        Paging paging = Paging.parse(offset, limit);
        return tasks.one(execution, number).chain(task -> decisions(task, paging));
    }

    private Uni<ListOf<Decision>> decisions(TaskView task, Paging paging) {
        if (task.plan() == null) {
            return Uni.createFrom().item(new ListOf<>(List.of(), 0));
        }
        var plan = new PlanId(task.plan());
        return chunks.count(pool, task.number(), plan)
                .chain(total -> chunks.page(pool, task.number(), plan, paging.offset(), paging.limit())
                        .map(page -> new ListOf<>(page, total)));
    }
}
