package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/** The policies. A deleted one is as good as unknown. */
@ApplicationScoped
public class PolicyRepository implements PanacheRepositoryBase<PolicyEntity, Long> {

    /** Null if there is none. */
    public Uni<PolicyEntity> alive(PolicyId id) {
        return find("id = ?1 and not deleted", id.value()).firstResult();
    }

    /** The policy under its row lock: whatever else concerns it waits. Null if there is none. */
    public Uni<PolicyEntity> lock(PolicyId id) {
        return find("id = ?1 and not deleted", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The first of those that are due, longest overdue first. One that its project no longer names is not run by the clock. */
    public Uni<List<PolicyId>> due(Instant now, int max) {
        return find(
                        "select p.id from PolicyEntity p where p.nextRun <= ?1 and not p.deleted"
                                + " and exists (select 1 from ProjectEntity o where o.retentionId = p.id) order by p.nextRun",
                        now)
                .project(Long.class)
                .page(0, max)
                .list()
                .map(ids -> ids.stream().map(PolicyId::new).toList());
    }
}
