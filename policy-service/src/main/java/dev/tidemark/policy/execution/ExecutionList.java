package dev.tidemark.policy.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.policy.RetentionRules;
import dev.tidemark.contracts.policy.Scope;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.policy.PolicyEntity;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Executions with what their policies are about, those of deleted policies included; scans, which nobody asked for, are not. */
@ApplicationScoped
public class ExecutionList {

    /**
     * Which executions somebody asks for: those that agree in all that is given.
     *
     * @param visible what policies have to be of, as dialect, registry and project with slashes between
     */
    public record Filter(
            Optional<PolicyId> policy,
            Optional<RegistryName> registry,
            Optional<ExecutionStatus> status,
            Optional<Set<String>> visible) {}

    /**
     * One of them.
     *
     * @param scope what the policy is about; where a client named a repository, that one
     * @param policy as it is now
     */
    public record Entry(Execution execution, Scope scope, Policy policy) {

        /** What the policy's rules said when it was asked for; nothing where they may have been changed since. */
        public Optional<RetentionRules> rules() {
            return execution.revision() == policy.revision() ? Optional.of(policy.rules()) : Optional.empty();
        }
    }

    private static final String ALL =
            "select e, p from ExecutionEntity e join PolicyEntity p on p.id = e.policyId where p.scans is null";

    private final ExecutionRepository executions;

    ExecutionList(ExecutionRepository executions) {
        this.executions = executions;
    }

    /**
     * That execution.
     *
     * @throws UnknownExecutionException if there is none
     */
    @WithSession
    public Uni<Entry> get(ExecutionId id) {
        return find(ALL + " and e.id = :id", Map.of("id", id.value()), 1)
                .map(found -> found.stream().findFirst().orElseThrow(() -> new UnknownExecutionException(id, false)));
    }

    /** Those of the executions that there are. */
    @WithSession
    public Uni<List<Entry>> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : find(ALL + " and e.id in :ids", Map.of("ids", ids), ids.size());
    }

    /** The newest of those that were asked for before that one. */
    @WithSession
    public Uni<List<Entry>> before(Filter filter, long before, int max) {
        Map<String, Object> given = new HashMap<>(Map.of("before", before));
        StringBuilder query = new StringBuilder(ALL).append(" and e.id < :before");
        filter.policy().ifPresent(policy -> and(query, given, "e.policyId = :policy", policy.value()));
        filter.registry().ifPresent(registry -> and(query, given, "p.registry = :registry", registry.value()));
        filter.status().ifPresent(status -> and(query, given, "e.status = :status", status));
        filter.visible()
                .ifPresent(some -> and(
                        query,
                        given,
                        "concat(cast(p.dialect as string), '/', p.registry, '/', p.project) in :visible",
                        some));
        return find(query.append(" order by e.id desc").toString(), given, max);
    }

    private static void and(StringBuilder query, Map<String, Object> given, String condition, Object value) {
        query.append(" and ").append(condition);
        given.put(condition.substring(condition.indexOf(':') + 1), value);
    }

    private Uni<List<Entry>> find(String jpql, Map<String, Object> given, int max) {
        return executions
                .getSession()
                .chain(session -> {
                    var query = session.createQuery(jpql, Object[].class).setMaxResults(max);
                    given.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(ExecutionList::entry).toList());
    }

    private static Entry entry(Object[] row) {
        Execution execution = ((ExecutionEntity) row[0]).toExecution();
        Policy policy = ((PolicyEntity) row[1]).toPolicy();
        Scope scope = policy.scope();
        return new Entry(
                execution,
                execution.trigger() == Trigger.CLIENT
                        ? execution
                                .repository()
                                .map(name -> Scope.ofRepository(scope.registry(), name))
                                .orElse(scope)
                        : scope,
                policy);
    }
}
