package dev.tidemark.policy.trigger;

import dev.tidemark.contracts.event.Position;
import dev.tidemark.contracts.event.RegistryEvent;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPulled;
import dev.tidemark.contracts.event.RegistryEvent.ArtifactPushed;
import dev.tidemark.contracts.event.RegistryEvent.RepositoryChanged;
import dev.tidemark.contracts.policy.EventTrigger.Kind;
import dev.tidemark.contracts.registry.RegistryName;
import dev.tidemark.contracts.registry.RepositoryName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something that happened in a repository and may make policies run. Pure.
 *
 * @param event the event that told it
 * @param kinds what it is
 * @param place where the event was told, and when: by our clock, where the registry's own may be wrong
 */
record Happening(UUID event, RegistryName registry, RepositoryName repository, Set<Kind> kinds, Position place) {

    /** Empty for what makes no policy run: deletions, and what executors find. */
    static Optional<Happening> of(RegistryEvent event, Position place) {
        if (event instanceof ArtifactPushed pushed) {
            Set<Kind> kinds = pushed.tag() == null ? Set.of(Kind.PUSH) : Set.of(Kind.PUSH, Kind.TAG);
            return happened(event, pushed.repository(), kinds, place);
        }
        if (event instanceof RepositoryChanged changed) {
            // Who does not tell which tag may well have put one.
            return happened(event, changed.repository(), Set.of(Kind.PUSH, Kind.TAG), place);
        }
        if (event instanceof ArtifactPulled pulled) {
            return happened(event, pulled.repository(), Set.of(Kind.PULL), place);
        }
        return Optional.empty();
    }

    private static Optional<Happening> happened(
            RegistryEvent event, RepositoryName repository, Set<Kind> kinds, Position place) {
        return Optional.of(new Happening(event.meta().id(), event.registry(), repository, kinds, place));
    }

    Instant toldAt() {
        return place.writtenAt();
    }
}
