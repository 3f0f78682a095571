package dev.tidemark.policy.audit;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What audit-service remembers of deletions. */
@ApplicationScoped
public class AuditHistory {

    private static final int LARGEST_PAGE = 1_000;

    private final AuditApi api;

    AuditHistory(@RestClient AuditApi api) {
        this.api = api;
    }

    /**
     * Tags of the repository that executions of the policies deleted, the last one first.
     *
     * @param limit from 1 to 1,000
     * @throws AuditUnavailableException if it does not answer
     */
    public Uni<DeletedTags> tags(
            RegistryName registry, RepositoryName repository, List<PolicyId> policies, long offset, int limit) {
        if (policies.isEmpty()) {
            return Uni.createFrom().item(DeletedTags.NONE);
        }
        List<Long> ids = policies.stream().map(PolicyId::value).toList();
        return api.tags(registry.value(), repository.value(), ids, offset, limit)
                .onFailure()
                .transform(Audit::unavailable);
    }

    /**
     * What an execution deleted of a repository, the latest first.
     *
     * @throws AuditUnavailableException if it does not answer
     */
    public Uni<List<AuditDeletion>> deletions(ExecutionId execution, RepositoryName repository) {
        return deletions(execution, repository, null, new ArrayList<>())
                .onFailure()
                .transform(Audit::unavailable);
    }

    private Uni<List<AuditDeletion>> deletions(
            ExecutionId execution, RepositoryName repository, String after, List<AuditDeletion> soFar) {
        return api.deletions(execution.value(), repository.value(), LARGEST_PAGE, after)
                .invoke(page -> soFar.addAll(page.items()))
                .chain(page -> page.next() == null
                        ? Uni.createFrom().item(soFar)
                        : deletions(execution, repository, page.next(), soFar));
    }
}
