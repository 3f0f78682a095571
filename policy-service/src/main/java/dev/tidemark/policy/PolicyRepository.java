package dev.tidemark.policy;

import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RegistryName;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The policies. A deleted one is as good as unknown. */
@ApplicationScoped
public class PolicyRepository implements PanacheRepositoryBase<PolicyEntity, Long> {

    /** Any number that no other lock of the database has. */
    private static final long SCANS = 7_034_116_204L;

    /** Null if there is none that somebody made. */
    public Uni<PolicyEntity> alive(PolicyId id) {
        return find("id = ?1 and not deleted and scans is null", id.value()).firstResult();
    }

    /** The policy under its row lock: whatever else concerns it waits. Null if there is none. */
    public Uni<PolicyEntity> lock(PolicyId id) {
        return find("id = ?1 and not deleted", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** As {@link #lock}, if events make the policy run. Null if none do, or no project names it any more. */
    public Uni<PolicyEntity> lockTriggered(PolicyId id) {
        return find(
                        "id = ?1 and not deleted and eventTrigger is not null"
                                + " and exists (select 1 from ProjectEntity o where o.retentionId = ?1)",
                        id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** The policy that scans the registry, under its row lock. Null if there is none. */
    Uni<PolicyEntity> lockScanOf(RegistryName registry) {
        return find("scans = ?1", registry.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /**
     * Those that events make run in any of the projects.
     *
     * @param projects as registry and name, with a slash between
     */
    public Uni<List<TriggeredPolicy>> triggeredIn(Collection<String> projects) {
        return find(
                        "select p from PolicyEntity p, ProjectEntity o where o.retentionId = p.id and p.eventTrigger is not null"
                                + " and not p.deleted and concat(o.registry, '/', o.name) in ?1",
                        projects)
                .list()
                .map(rows -> rows.stream().map(PolicyEntity::toTriggered).toList());
    }

    /** Makes others who look for what scans a registry wait until the transaction ends, also where there is nothing yet. */
    Uni<Void> lockScans() {
        return getSession().chain(session -> session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(" + SCANS + ")", Integer.class)
                .getSingleResult()
                .replaceWithVoid());
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
