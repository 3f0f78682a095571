package dev.tidemark.audit.intake;

import java.time.Instant;
import java.util.Objects;

/**
 * A place in a topic.
 *
 * @param writtenAt the record's own time stamp
 */
public record Position(String topic, int partition, long offset, Instant writtenAt) {

    public Position {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(writtenAt, "writtenAt");
    }
}
