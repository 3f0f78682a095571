package dev.tidemark.policy.trigger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code registry_events_read}: how far a partition was read. */
@Entity
@Table(name = "registry_events_read")
class ReadEntity {

    @Id
    int partition;

    long place;

    @Column(name = "written_at")
    Instant writtenAt;

    static ReadEntity before(Told first) {
        ReadEntity entity = new ReadEntity();
        entity.partition = first.partition();
        entity.place = -1;
        entity.writtenAt = Instant.EPOCH;
        return entity;
    }

    /** Reads the record; false if it was read before. One that is younger than all read before is not: then the topic was made anew. */
    boolean reads(Told told) {
        if (told.place().offset() <= place && !told.place().writtenAt().isAfter(writtenAt)) {
            return false;
        }
        place = told.place().offset();
        Instant at = told.place().writtenAt();
        writtenAt = at.isAfter(writtenAt) ? at : writtenAt;
        return true;
    }
}
