package dev.tidemark.contracts.event;

import dev.tidemark.contracts.Required;
import java.time.Instant;
import java.util.Objects;

/**
 * A record's place in its topic. Whoever read up to there knows what the record says, and all that was told before it under its key.
 *
 * @param offset as Kafka counts; a topic that is made anew counts from 0 again
 * @param writtenAt the record's own time stamp, in milliseconds; it tells places of a topic from those of one made anew
 */
public record Position(@Required int partition, @Required long offset, Instant writtenAt) {

    public Position {
        Objects.requireNonNull(writtenAt, "writtenAt");
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no place in a topic: partition " + partition + ", offset " + offset);
        }
    }
}
