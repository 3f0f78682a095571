package dev.tidemark.policy.deletion;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.Named;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import dev.tidemark.policy.ClientDeletionPolicies;
import dev.tidemark.policy.execution.RequestExecution;
import dev.tidemark.policy.execution.RequestExecution.Request;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks for an execution of the registry's own policy for that. */
@ApplicationScoped
class AskForDeletion {

    private final ClientDeletionPolicies policies;
    private final RequestExecution requestExecution;

    AskForDeletion(ClientDeletionPolicies policies, RequestExecution requestExecution) {
        this.policies = policies;
        this.requestExecution = requestExecution;
    }

    @WithTransaction
    Uni<ExecutionId> of(RegistryName registry, RepositoryName repository, Named named, String requestedBy) {
        return policies.of(registry)
                .chain(policy ->
                        requestExecution.of(policy, Request.client(repository, named.by(requestedBy), requestedBy)));
    }
}
