package dev.tidemark.policy.api.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.policy.api.Answers;
import dev.tidemark.policy.api.ApiWriting;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.QueryText;
import dev.tidemark.policy.security.Callers;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tasks of an execution. */
@Path("/api/v1/executions/{id: [1-9][0-9]{0,17}}/tasks")
@Tag(name = "executions")
@CustomSerialization(ApiWriting.class)
class TaskResource {

    private static final String TASK = "/{task: [1-9][0-9]{0,17}}";

    private final ReadTasks tasks;
    private final Callers callers;

    TaskResource(ReadTasks tasks, Callers callers) {
        this.tasks = tasks;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listTasks", summary = "List the tasks of an execution, one per repository")
    public Uni<PageOf<TaskResponse>> list(@PathParam("id") long id, @BeanParam PageRequest page, @Context UriInfo uri) {
        QueryText.requireOnly(uri.getQueryParameters(), Set.of());
        var caller = callers.current();
        return Answers.of(() -> tasks.list(new ExecutionId(id), page, caller));
    }

    @GET
    @Path(TASK)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readTask", summary = "Read a task")
    public Uni<TaskResponse> get(@PathParam("id") long id, @PathParam("task") long task) {
        var caller = callers.current();
        return Answers.of(() -> tasks.one(new ExecutionId(id), task, caller));
    }

    @GET
    @Path(TASK + "/log")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "readTaskLog", summary = "Read a task's log, for people")
    public Uni<String> log(@PathParam("id") long id, @PathParam("task") long task) {
        var caller = callers.current();
        return Answers.of(() -> tasks.log(new ExecutionId(id), task, caller));
    }
}
