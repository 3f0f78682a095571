package dev.tidemark.policy.audit;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What audit-service remembers of deletions. */
@ApplicationScoped
public class AuditHistory {

    private final AuditHistoryApi api;

    AuditHistory(@RestClient AuditHistoryApi api) {
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
}
