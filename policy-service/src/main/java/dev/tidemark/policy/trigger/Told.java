package dev.tidemark.policy.trigger;

import dev.tidemark.contracts.event.Position;
import java.util.Optional;

/**
 * A record of the topic of registry events.
 *
 * @param happening what it tells; empty if that makes no policy run
 */
record Told(Position place, Optional<Happening> happening) {

    int partition() {
        return place.partition();
    }
}
