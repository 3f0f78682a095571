package dev.tidemark.policy.api.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.policy.api.PageOf;
import dev.tidemark.policy.api.PageRequest;
import dev.tidemark.policy.api.PageToken;
import dev.tidemark.policy.execution.ExecutionList;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads executions, for whoever may. */
@ApplicationScoped
public class ReadExecutions {

    private static final String LIST = "executions";

    private final ExecutionList executions;

    ReadExecutions(ExecutionList executions) {
        this.executions = executions;
    }

    Uni<ExecutionList.Entry> one(ExecutionId id, Caller caller) {
        return permitted(id, caller, Permission.READ_RETENTION);
    }

    /** The execution; 403 for whoever may not do that to its policy's scope. */
    public Uni<ExecutionList.Entry> permitted(ExecutionId id, Caller caller, Permission permission) {
        return executions
                .get(id)
                .invoke(entry -> caller.require(permission, entry.policy().dialect(), entry.scope()));
    }

    Uni<PageOf<ExecutionResponse>> list(ExecutionList.Filter filter, PageRequest page) {
        int size = page.size();
        return executions
                .before(filter, page.number(LIST).orElse(Long.MAX_VALUE), size + 1)
                .map(found -> PageOf.of(
                        found.stream().map(ExecutionResponse::of).toList(),
                        size,
                        execution -> PageToken.of(LIST, execution.id())));
    }
}
