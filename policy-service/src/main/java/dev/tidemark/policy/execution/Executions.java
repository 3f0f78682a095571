package dev.tidemark.policy.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.policy.PolicyId;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads executions: a client sees what it has just asked for. */
@ApplicationScoped
public class Executions {

    /** A part of a list, and how long the whole is. */
    public record Page(List<Execution> items, long total) {}

    private final ExecutionRepository executions;

    Executions(ExecutionRepository executions) {
        this.executions = executions;
    }

    /**
     * Those of a policy, newest first.
     *
     * @param limit how many at most; 0 for all
     */
    @WithSession
    public Uni<Page> of(PolicyId policy, int offset, int limit) {
        PanacheQuery<ExecutionEntity> all = executions.of(policy);
        Uni<List<ExecutionEntity>> some = limit == 0
                ? all.list()
                : executions.of(policy).range(offset, lastOf(offset, limit)).list();
        return some.map(rows -> rows.stream().map(ExecutionEntity::toExecution).toList())
                .chain(items -> executions.count("policyId", policy.value()).map(total -> new Page(items, total)));
    }

    /**
     * One of a policy.
     *
     * @throws UnknownExecutionException if there is none
     */
    @WithSession
    public Uni<Execution> get(PolicyId policy, ExecutionId id) {
        return executions
                .findById(id.value())
                .invoke(execution -> StopExecution.requireOf(policy, id, execution))
                .map(ExecutionEntity::toExecution);
    }

    /** The one of that number, whatever its policy. */
    @WithSession
    public Uni<Optional<Execution>> find(ExecutionId id) {
        return executions.findById(id.value()).map(row -> Optional.ofNullable(row)
                .map(ExecutionEntity::toExecution));
    }

    private static int lastOf(int offset, int limit) {
        return (int) Math.min(Integer.MAX_VALUE - 1L, offset + limit - 1L);
    }
}
