package dev.tidemark.policy.schedule;

import dev.tidemark.contracts.policy.Dialect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code paused_schedule}: it is there as long as the dialect's schedules are paused. */
@Entity
@Table(name = "paused_schedule")
class PausedScheduleEntity {

    @Id
    @Enumerated(EnumType.STRING)
    Dialect dialect;

    @Column(name = "paused_by")
    String pausedBy;

    @Column(name = "paused_at")
    Instant pausedAt;

    static PausedScheduleEntity of(Dialect dialect, String pausedBy, Instant now) {
        PausedScheduleEntity entity = new PausedScheduleEntity();
        entity.dialect = dialect;
        entity.pausedBy = pausedBy;
        entity.pausedAt = now;
        return entity;
    }
}
