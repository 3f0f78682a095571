package dev.tidemark.policy.api.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.api.ProblemException;
import dev.tidemark.policy.api.ReadPolicies;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.execution.ExecutionList;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.RequestExecution.Request;
import dev.tidemark.policy.execution.StopExecution;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts and stops executions, for whoever may. */
@ApplicationScoped
class RunExecution {

    private final ReadPolicies policies;
    private final ReadExecutions executions;
    private final RequestExecution request;
    private final StopExecution stop;

    RunExecution(ReadPolicies policies, ReadExecutions executions, RequestExecution request, StopExecution stop) {
        this.policies = policies;
        this.executions = executions;
        this.request = request;
        this.stop = stop;
    }

    Uni<ExecutionList.Entry> start(PolicyId id, ExecutionRequest wanted, Caller caller) {
        boolean dryRun = wanted.requireDryRun();
        return policies.permitted(id, caller, Permission.RUN_RETENTION)
                .chain(() -> request.of(id, Request.manual(dryRun, caller.name())))
                .chain(execution -> executions.one(execution, caller));
    }

    Uni<ExecutionList.Entry> stop(ExecutionId id, Caller caller) {
        return executions
                .permitted(id, caller, Permission.RUN_RETENTION)
                .invoke(entry -> requireRunning(entry.execution()))
                .chain(entry -> stop.stop(entry.execution().policy(), id, caller.name()))
                .chain(() -> executions.one(id, caller));
    }

    private static void requireRunning(Execution execution) {
        if (execution.status().isFinal()) {
            throw ProblemException.conflict("execution " + execution.id() + " has ended");
        }
    }
}
