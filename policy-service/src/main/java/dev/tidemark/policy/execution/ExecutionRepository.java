package dev.tidemark.policy.execution;

import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.policy.PolicyId;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** The executions. */
@ApplicationScoped
class ExecutionRepository implements PanacheRepositoryBase<ExecutionEntity, Long> {

    /** The execution under its row lock. Null if there is none. */
    Uni<ExecutionEntity> lock(ExecutionId id) {
        return find("id = ?1", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Those that have not ended, under their row locks, in one order for all who lock several. */
    Uni<List<ExecutionEntity>> lockRunning(PolicyId policy) {
        return find("policyId = ?1 and status = ?2 order by id", policy.value(), ExecutionStatus.RUNNING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Newest first. */
    PanacheQuery<ExecutionEntity> of(PolicyId policy) {
        return find("policyId = ?1 order by id desc", policy.value());
    }
}
