package dev.tidemark.policy.api.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.PageToken;
import dev.tidemark.policy.api.ProblemException;
import dev.tidemark.policy.audit.Audit;
import dev.tidemark.policy.audit.AuditMemory;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads tasks, for whoever may. */
@ApplicationScoped
class ReadTasks {

    private static final String LIST = "tasks";

    private final ReadExecutions executions;
    private final AuditMemory memory;
    private final Audit audit;

    ReadTasks(ReadExecutions executions, AuditMemory memory, Audit audit) {
        this.executions = executions;
        this.memory = memory;
        this.audit = audit;
    }

    Uni<PageOf<TaskResponse>> list(ExecutionId execution, PageRequest page, Caller caller) {
        int size = page.size();
        long after = page.number(LIST).orElse(0L);
        // No more than audit-service gives at once: of the largest part, one item is left for the next.
        int asked = Math.min(size + 1, PageRequest.MOST);
        return permitted(execution, caller)
                .chain(() -> memory.tasks(execution, after, asked))
                .map(found -> PageOf.of(
                        found.items().stream().map(TaskResponse::of).toList(),
                        Math.min(size, asked - 1),
                        task -> PageToken.of(LIST, task.task())));
    }

    Uni<TaskResponse> one(ExecutionId execution, long task, Caller caller) {
        return permitted(execution, caller)
                .chain(() -> memory.task(execution, task))
                .map(found -> found.map(TaskResponse::of).orElseThrow(() -> unknown(execution, task)));
    }

    Uni<String> log(ExecutionId execution, long task, Caller caller) {
        return permitted(execution, caller)
                .chain(() -> audit.log(execution, task))
                .map(found -> found.orElseThrow(() -> unknown(execution, task)));
    }

    private Uni<?> permitted(ExecutionId execution, Caller caller) {
        return executions.permitted(execution, caller, Permission.READ_RETENTION);
    }

    private static ProblemException unknown(ExecutionId execution, long task) {
        return ProblemException.notFound("execution " + execution + " has no task " + task);
    }
}
