package dev.tidemark.audit.inventory;

import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactDeleted;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import java.time.Instant;

/** Nothing is told before it happens: an event whose time is after its arrival happened, as far as anybody knows, when it arrived. */
final class Arrival {

    private Arrival() {}

    static RegistryEvent bound(RegistryEvent event, Instant arrival) {
        if (event instanceof ArtifactPushed pushed && pushed.at().isAfter(arrival)) {
            return new ArtifactPushed(
                    pushed.meta(),
                    pushed.registry(),
                    pushed.repository(),
                    pushed.digest(),
                    pushed.tag(),
                    pushed.mediaType(),
                    arrival,
                    pushed.actor());
        }
        if (event instanceof ArtifactPulled pulled && pulled.at().isAfter(arrival)) {
            return new ArtifactPulled(
                    pulled.meta(),
                    pulled.registry(),
                    pulled.repository(),
                    pulled.digest(),
                    pulled.tag(),
                    arrival,
                    pulled.actor());
        }
        return event instanceof ArtifactDeleted deleted && deleted.at().isAfter(arrival)
                ? new ArtifactDeleted(
                        deleted.meta(),
                        deleted.registry(),
                        deleted.repository(),
                        deleted.digest(),
                        deleted.tag(),
                        arrival)
                : event;
    }
}
