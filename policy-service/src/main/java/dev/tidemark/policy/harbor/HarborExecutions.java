package dev.tidemark.policy.harbor;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.Policies;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.execution.Executions;
import dev.tidemark.policy.execution.UnknownExecutionException;
import dev.tidemark.policy.project.Project;
import dev.tidemark.policy.project.Projects;
import dev.tidemark.policy.security.Caller;
import dev.tidemark.policy.security.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds what a path names, in the order in which Harbor looks for it, or says what Harbor says. */
@ApplicationScoped
class HarborExecutions {

    private final Policies policies;
    private final Projects projects;
    private final Executions executions;

    HarborExecutions(Policies policies, Projects projects, Executions executions) {
        this.policies = policies;
        this.projects = projects;
        this.executions = executions;
    }

    /** The policy, or 400; 403 for who may not. */
    Uni<StoredPolicy> policy(long id, Caller caller, Permission permission) {
        PolicyId known = HarborNumber.policy(id).orElseThrow(() -> HarborRefusals.unknownPolicy(id));
        return policies.get(Dialect.HARBOR, known)
                .onFailure(UnknownPolicyException.class)
                .transform(e -> HarborRefusals.unknownPolicy(id))
                .invoke(stored -> caller.require(permission, stored.policy()));
    }

    /** The execution of the policy, or 400 for the policy, or 404; also where the policy's project has forgotten it. */
    Uni<Execution> execution(long policy, long execution, Caller caller, Permission permission) {
        return policy(policy, caller, permission)
                .chain(known -> projects.boundTo(known.policy().id())
                        .invoke(project -> requireBound(project, policy))
                        .chain(() -> find(known, execution)));
    }

    private static void requireBound(Optional<Project> project, long policy) {
        if (project.isEmpty()) {
            throw HarborRefusals.notBound(policy);
        }
    }

    private Uni<Execution> find(StoredPolicy policy, long number) {
        ExecutionId id = HarborNumber.execution(number).orElseThrow(() -> HarborRefusals.unknownExecution(number));
        return executions
                .get(policy.policy().id(), id)
                .onFailure(UnknownExecutionException.class)
                .transform(e ->
                        HarborRefusals.unknownExecution(e, id, policy.project().orElseThrow()));
    }
}
