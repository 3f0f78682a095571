package dev.tidemark.policy.execution;

import dev.tidemark.contracts.event.ExecutionEvent.ExecutionFinished;
import dev.tidemark.contracts.execution.ExecutionId;
import dev.tidemark.contracts.execution.ExecutionStatus;
import dev.tidemark.contracts.execution.Trigger;
import dev.tidemark.contracts.policy.Policy;
import dev.tidemark.contracts.policy.PolicyId;
import dev.tidemark.contracts.registry.RepositoryName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code execution}. */
@Entity
@Table(name = "execution")
class ExecutionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "policy_id")
    long policyId;

    int revision;

    @Enumerated(EnumType.STRING)
    Trigger trigger;

    Instant slot;
    String repository;

    @Column(name = "dry_run")
    boolean dryRun;

    @Enumerated(EnumType.STRING)
    ExecutionStatus status;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "not_after")
    Instant notAfter;

    @Column(name = "stop_requested_at")
    Instant stopRequestedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    Integer tasks;
    Long total;
    Long retained;
    Long deleted;
    Integer failed;
    String error;

    static ExecutionEntity of(Policy policy, RequestExecution.Request request, Instant now, Instant notAfter) {
        ExecutionEntity entity = new ExecutionEntity();
        entity.policyId = policy.id().value();
        entity.revision = policy.revision();
        entity.trigger = request.trigger();
        entity.slot = request.slot().orElse(null);
        entity.repository = request.repository().map(RepositoryName::value).orElse(null);
        entity.dryRun = request.dryRun();
        entity.status = ExecutionStatus.RUNNING;
        entity.requestedBy = request.requestedBy();
        entity.requestedAt = now;
        entity.notAfter = notAfter;
        return entity;
    }

    ExecutionId executionId() {
        return new ExecutionId(id);
    }

    /** Whether a stop would change anything. */
    boolean canBeStopped() {
        return !status.isFinal() && stopRequestedAt == null;
    }

    void finish(ExecutionFinished event) {
        status = event.status();
        finishedAt = event.meta().occurredAt();
        tasks = event.tasks();
        total = event.total();
        retained = event.retained();
        deleted = event.deleted();
        failed = event.failed();
        error = event.error();
    }

    Execution toExecution() {
        return new Execution(
                executionId(),
                new PolicyId(policyId),
                revision,
                trigger,
                Optional.ofNullable(repository).map(RepositoryName::new),
                dryRun,
                requestedBy,
                requestedAt,
                notAfter,
                stopRequestedAt != null,
                status,
                Optional.ofNullable(finishedAt).map(this::end));
    }

    private Execution.End end(Instant at) {
        return new Execution.End(at, tasks, total, retained, deleted, failed, Optional.ofNullable(error));
    }
}
