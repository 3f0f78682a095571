package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What policies said, and who had said so, since they were made. */
@ApplicationScoped
public class PolicyRevisions implements PanacheRepositoryBase<PolicyRevisionEntity, Long> {

    /** Writes down what the policy says from now on, within the caller's transaction. */
    Uni<Void> note(PolicyEntity policy, String changedBy, Instant now) {
        return persist(PolicyRevisionEntity.of(policy, changedBy, now)).replaceWithVoid();
    }

    /** What the policy said at a revision; empty if that is not known. */
    @WithSession
    public Uni<Optional<PolicyRevision>> at(PolicyId policy, int revision) {
        return find("policyId = ?1 and revision <= ?2 order by revision desc", policy.value(), revision)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(PolicyRevisionEntity::toRevision));
    }

    /** What the policy said first, as far as that is known. */
    @WithSession
    public Uni<Optional<PolicyRevision>> first(PolicyId policy) {
        return find("policyId = ?1 order by revision", policy.value())
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(PolicyRevisionEntity::toRevision));
    }
}
