package dev.tidemark.policy.harbor.retention;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.policy.StoredPolicy;
import dev.tidemark.policy.UnknownPolicyException;
import dev.tidemark.policy.execution.Execution;
import dev.tidemark.policy.execution.Executions;
import dev.tidemark.policy.execution.UnknownExecutionException;
import dev.tidemark.policy.harbor.HarborNumber;
import dev.tidemark.policy.harbor.HarborRefusals;
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

    private final VisiblePolicies policies;
    private final Projects projects;
    private final Executions executions;

    HarborExecutions(VisiblePolicies policies, Projects projects, Executions executions) {
        this.policies = policies;
        this.projects = projects;
        this.executions = executions;
    }

    /** The policy, or 400; 403 for who may not. */
    Uni<StoredPolicy> policy(long id, Caller caller, Permission permission) {
        PolicyId known = HarborNumber.policy(id).orElseThrow(() -> HarborRefusals.unknownPolicy(id));
        return policies.get(known)
                .onFailure(UnknownPolicyException.class)
                .transform(e -> HarborRefusals.unknownPolicy(id))
                .invoke(stored -> caller.require(permission, stored.policy()));
    }

    /** The execution of the policy, or 400 for the policy, or 404; also where the policy's project has forgotten it. */
    Uni<Execution> execution(long policy, long execution, Caller caller, Permission permission) {
        return policy(policy, caller, permission).call(this::requireBound).chain(known -> find(known, execution));
    }

    /** Another dialect's policies are bound to no project, and forgotten by none. */
    private Uni<Optional<Project>> requireBound(StoredPolicy policy) {
        PolicyId id = policy.policy().id();
        return VisiblePolicies.isOwn(policy)
                ? projects.boundTo(id).invoke(project -> project.orElseThrow(() -> HarborRefusals.notBound(id.value())))
                : Uni.createFrom().item(Optional.empty());
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
