package dev.tidemark.policy;

import dev.tidemark.contracts.policy.Dialect;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The policies. A deleted one is as good as unknown. */
@ApplicationScoped
public class PolicyRepository implements PanacheRepositoryBase<PolicyEntity, Long> {

    /** Any numbers that no other lock of the database has. */
    private static final long SCANS = 7_034_116_204L;

    private static final long NAMES = 7_034_116_205L;

    private static final long CLIENT_DELETIONS = 7_034_116_206L;

    /** One of Harbor's that its project no longer names is as good as deleted to clock and events. */
    private static final String RUNS_BY_ITSELF = " and not p.deleted and p.enabled and (p.dialect <> 'HARBOR'"
            + " or exists (select 1 from ProjectEntity o where o.retentionId = p.id))";

    private static final String MADE_BY_SOMEBODY = " and scans is null and clientDeletions is null";

    private static final String TRIGGERED_IN = "from PolicyEntity p where p.eventTrigger is not null"
            + " and (concat(p.registry, '/', p.project) in ?1 or p.project is null and p.registry in ?2)"
            + RUNS_BY_ITSELF;

    /** Null if there is none that somebody made. */
    public Uni<PolicyEntity> alive(PolicyId id) {
        return find("id = ?1 and not deleted" + MADE_BY_SOMEBODY, id.value()).firstResult();
    }

    /** The policy under its row lock: whatever else concerns it waits. Null if there is none. */
    public Uni<PolicyEntity> lock(PolicyId id) {
        return find("id = ?1 and not deleted", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** As {@link #lock}. Null also if nobody made it. */
    Uni<PolicyEntity> lockAlive(PolicyId id) {
        return find("id = ?1 and not deleted" + MADE_BY_SOMEBODY, id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Null if there is none. */
    Uni<PolicyEntity> named(Dialect dialect, RegistryName registry, String name) {
        return find("dialect = ?1 and registry = ?2 and name = ?3 and not deleted", dialect, registry.value(), name)
                .firstResult();
    }

    /** Those that somebody gave the name, whatever their dialect. */
    Uni<List<PolicyEntity>> named(RegistryName registry, String name) {
        return list("registry = ?1 and name = ?2 and not deleted" + MADE_BY_SOMEBODY, registry.value(), name);
    }

    /** Those of other dialects that are or ever were for that repository only. */
    Uni<List<PolicyEntity>> everOf(RegistryName registry, RepositoryName repository, Dialect except) {
        return list(
                "registry = ?1 and repository = ?2 and dialect <> ?3" + MADE_BY_SOMEBODY,
                registry.value(),
                repository.value(),
                except);
    }

    /** The first of those whose number is higher, by number. */
    Uni<List<PolicyEntity>> list(PolicyFilter filter, long after, int max) {
        return list(filter, Optional.empty(), after, max);
    }

    /** As {@link #list(PolicyFilter, long, int)}, of those only that are of one of these dialects in one of these projects. */
    Uni<List<PolicyEntity>> list(PolicyFilter filter, Optional<Set<String>> visible, long after, int max) {
        Map<String, Object> given = new HashMap<>(Map.of("after", after));
        StringBuilder query = new StringBuilder("id > :after and not deleted" + MADE_BY_SOMEBODY);
        filter.dialect().ifPresent(dialect -> and(query, given, "dialect", dialect));
        filter.registry().ifPresent(registry -> and(query, given, "registry", registry.value()));
        filter.project().ifPresent(project -> and(query, given, "project", project.value()));
        filter.repository().ifPresent(repository -> and(query, given, "repository", repository.value()));
        if (filter.named()) {
            query.append(" and name is not null");
        }
        visible.ifPresent(some -> {
            query.append(" and concat(cast(dialect as string), '/', registry, '/', project) in :visible");
            given.put("visible", some);
        });
        return find(query.toString(), Sort.by("id"), given).page(0, max).list();
    }

    private static void and(StringBuilder query, Map<String, Object> given, String column, Object value) {
        query.append(" and ").append(column).append(" = :").append(column);
        given.put(column, value);
    }

    /**
     * Makes sure that nothing the policy would have for itself is another one's, to the end of the caller's transaction: the name a client
     * gives it, and the repository in the dialect where it has one policy.
     *
     * @throws PolicyExistsException if something is
     */
    Uni<Void> requireFree(Scope scope, PolicyDraft draft) {
        return lockFor(NAMES)
                .chain(() -> rival(scope, draft))
                .invoke(rival -> {
                    if (rival != null) {
                        throw new PolicyExistsException(rival.policyId());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<PolicyEntity> rival(Scope scope, PolicyDraft draft) {
        if (draft.name().isPresent()) {
            return named(draft.dialect(), scope.registry(), draft.name().get());
        }
        return draft.dialect() == Dialect.SWR
                ? list(PolicyFilter.of(Dialect.SWR, scope.registry(), scope.repository()), 0, 1)
                        .map(rows -> rows.isEmpty() ? null : rows.get(0))
                : Uni.createFrom().nullItem();
    }

    /** As {@link #lock}, if events make the policy run. Null if none do. */
    public Uni<PolicyEntity> lockTriggered(PolicyId id) {
        return find(
                        "select p from PolicyEntity p where p.id = ?1 and p.eventTrigger is not null" + RUNS_BY_ITSELF,
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

    /** The policy that deletes what clients name in the registry. Null if there is none. */
    Uni<PolicyEntity> clientDeletionsIn(RegistryName registry) {
        return find("clientDeletions = ?1", registry.value()).firstResult();
    }

    /** As {@link #lockScans}, for what deletes what clients name. */
    Uni<Void> lockClientDeletions() {
        return lockFor(CLIENT_DELETIONS);
    }

    /** Whether {@link #triggeredIn} finds any. */
    public Uni<Boolean> anyTriggeredIn(Collection<String> projects) {
        return find("select p.id " + TRIGGERED_IN, projects, registries(projects))
                .project(Long.class)
                .page(0, 1)
                .list()
                .map(ids -> !ids.isEmpty());
    }

    /**
     * Those that events make run in any of the projects.
     *
     * @param projects as registry and name, with a slash between
     */
    public Uni<List<TriggeredPolicy>> triggeredIn(Collection<String> projects) {
        return find("select p " + TRIGGERED_IN, projects, registries(projects))
                .list()
                .map(rows -> rows.stream().map(PolicyEntity::toTriggered).toList());
    }

    private static Set<String> registries(Collection<String> projects) {
        return projects.stream()
                .map(project -> project.substring(0, project.indexOf('/')))
                .collect(Collectors.toSet());
    }

    /** Makes others who look for what scans a registry wait until the transaction ends, also where there is nothing yet. */
    Uni<Void> lockScans() {
        return lockFor(SCANS);
    }

    private Uni<Void> lockFor(long purpose) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(" + purpose + ")", Integer.class)
                .getSingleResult()
                .replaceWithVoid());
    }

    private static final String SCHEDULED = "select p from PolicyEntity p where p.dialect = ?1 and p.registry = ?2"
            + " and p.cron is not null and p.scans is null" + RUNS_BY_ITSELF;

    Uni<List<PolicyEntity>> scheduled(Dialect dialect, RegistryName registry, int page, int size) {
        return find(SCHEDULED + " order by p.id", dialect, registry.value())
                .page(page, size)
                .list();
    }

    Uni<Long> countScheduled(Dialect dialect, RegistryName registry) {
        return find(SCHEDULED, dialect, registry.value()).count();
    }

    /**
     * The first of those that are due, longest overdue first. Scans are not among them, nor are policies of a dialect whose schedules are
     * paused.
     */
    public Uni<List<PolicyId>> due(Instant now, int max) {
        return find(
                        "select p.id from PolicyEntity p where p.nextRun <= ?1" + RUNS_BY_ITSELF
                                + " and p.scans is null and not exists"
                                + " (select 1 from PausedScheduleEntity s where s.dialect = p.dialect) order by p.nextRun",
                        now)
                .project(Long.class)
                .page(0, max)
                .list()
                .map(ids -> ids.stream().map(PolicyId::new).toList());
    }
}
