package dev.tidemark.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code policy_revision}. */
@Entity
@Table(name = "policy_revision")
class PolicyRevisionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "policy_id")
    long policyId;

    int revision;

    String document;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    static PolicyRevisionEntity of(PolicyEntity policy, String changedBy, Instant now) {
        PolicyRevisionEntity entity = new PolicyRevisionEntity();
        entity.policyId = policy.id;
        entity.revision = policy.revision;
        entity.document = policy.document;
        entity.changedBy = changedBy;
        entity.changedAt = now;
        return entity;
    }

    PolicyRevision toRevision() {
        return new PolicyRevision(document, Optional.ofNullable(changedBy), changedAt);
    }
}
