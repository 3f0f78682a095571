package dev.tidemark.policy.project;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.ProjectName;
import dev.tidemark.contracts.registry.RegistryName;
import java.time.Instant;
import java.util.Optional;

/**
 * The first segment of repositories' names, under a number.
 *
 * @param retention the policy that is bound to it
 * @param owner the number of the user who created it; of the administrator, where nobody did
 */
public record Project(
        int id,
        RegistryName registry,
        ProjectName name,
        ProjectTraits traits,
        Optional<PolicyId> retention,
        int owner,
        Instant createdAt,
        Instant updatedAt) {

    public boolean isPublic() {
        return traits.isPublic();
    }

    /** What a policy of the project covers. */
    public Scope scope() {
        return Scope.ofProject(registry, name);
    }

    /** Whether that policy is bound to it. */
    public boolean isBoundTo(PolicyId policy) {
        return retention.filter(policy::equals).isPresent();
    }
}
